"""What would let somebody outside the room recognise the person? An event in the news, a rare trade, the only one of a kind."""

import re

from .described import DESCRIBED
from .findings import Finding, Kind
from .known_to_all import KNOWN_TO_ALL
from .public_parts import PUBLIC_PARTS

WHERE = (
    r"(?:building|street|strip|school|neighbou?rhood|city|ward|shelter|area|town|township|floor|province|country|county|region|district|reserve|village|team|parish|congregation|canada|ontario|toronto|world|left"
    r"|immeuble|rue|quartier|école|ville|refuge|secteur|étage|province|pays|région|canton|comté|réserve|village|équipe|paroisse|ontario|monde|ronde)"
)
FANS = "".join(
    rf"(?<!{worn} des )"
    for worn in (
        "chapeau",
        "casquette",
        "tuque",
        "chandail",
        "gilet",
        "manteau",
        "game",
        "match",
        "partie",
        "victoire",
        "défaite",
        "fan",
    )
)
"""Not before a club: what a crowd wears and watches."""
SEEN = (
    r"(?:mosques?|churches|church|temple|synagogue|cathedral|parliament|legislature|queen['’]s park|city hall|courthouse|stadium|convoy|parade|marathon|festival|telethon|newscasts?"
    r"|papers|newspapers?|tv|television|radio|station|network|weather|video|viral|cp24|cbc|ctv|statue|monument|mural|sculpture|plaque|memorial|museum|hunger strike|blockade|protests?"
    r"|lawsuit|inquest|inquiry|trial|election|crash|derailment|blaze|collapse|explosion|massacre|bombing|shooting|drown(?:ed|ing)|avalanche|tornado|hijack\w*|hostages?|record|went missing|in (?:19|20)\d{2})"
)
"""What many saw: a place, a medium, a monument, an event of public life."""
SEEN_FR = (
    r"(?:mosquée|cathédrale|temple|synagogue|parlement|hôtel de ville|palais de justice|assemblée nationale|convoi|défilé|parade|marathon|festival|carnaval|téléthon|journa(?:l|ux)"
    r"|télé(?:vision|journal)?|radio|antenne|météo|vidéo|virale?|affiche|statue|monument|murale|sculptu\w+|plaque|musée|grève de la faim|blocus|manifestation|procès|recours collectif"
    r"|enquête publique|élections?|écrasement|déraillement|effondrement|explosion|massacre|attentat|fusillade|noy(?:é|ée|és|ées|ade)|avalanche|tornade|otages?|record"
    r"|tout (?:le (?:pays|monde)|l['’]été|l['’]hiver|un été)|en (?:19|20)\d{2})"
)
STRIKING = (
    r"(?:moose|bear|horse|dinosaur|dragon|elephant|giant|statues?|sculptures?|mural|windmill|lighthouse|totem|cannon|tank|airplane|plane|helicopter|turrets?|fibreglass|flamingos"
    r"|christmas lights|flags|orignal|ours|cheval|dinosaure|éléphant|géante?s?|murale|moulin|phare|canon|char d['’]assaut|avion|tourelles?|fibre de verre|flamants|lumières de noël|drapeaux)"
)
TOLD_TO_BE = r"(?:(?<=\bis )|(?<=\bwas )|(?<=\bare )|(?<=\bwere )|(?<=['’]s )|(?<=\bas )|(?<=\bof )|(?<=\bbe )|(?<=\best )|(?<=\bsont )|(?<=\bétait )|(?<=\bde ))"
"""Before what somebody is said to be: "he is the one who …", and not "the man who …", of whom something else is told."""
A_WORD = r"(?:(?!(?:is|was|has|had|he|she|they|we|who|that|time|way|thing|place|support|contact|bed|friend|est|était|qui|que|fois|amie?|soutien|personne)\b)[\w'’\-]+ )"
NO_PLACE = r"(?!(?:shelter|refuge|beds?|place|clinic|clinique|hospital|hôpital|services?|programs?|programme|bus|autobus|store|magasin|dépanneur|house|maison|number|address|bank|pharmac\w+|line|office|unit|job|train|library|motel|hotel|hôtel|restaurant|lit|places?|bureau|école|school|detox|épicerie|banque|thing|chose|way|time|fois)\b)"
"""Of what there is one, and nobody."""
EVENT = (
    r"(?:fires?|blaze|crash|pile-?up|collision|derailment|collapse|explosion|bombing|shooting|stabbing|massacre|murders?|homicide|kidnapping|abduction|hostage|siege|standoff|riot|scandal|affair|trial|inquest|inquiry|lawsuit"
    r"|rescue|flood|tornado|avalanche|drowning|heist|robbery|hold-?up|protest|blockade|convoy|parade|marathon|telethon|festival|video|clip|meme|photo|commercials?|ads?|billboards?|posters?|movie|film|documentary|show|series"
    r"|song|soundtrack|album|band|podcast|news|headlines?|papers?|newspapers?|tv|television|radio|story|canal|ferry|plane|helicopter|pushing|beheading|cannibal|cult|olympics|statue|mural|plaque|monument)"
)
"""What becomes known beyond those who were there."""
EVENT_FR = (
    r"(?:feu|incendie|brasier|accident|écrasement|carambolage|déraillement|effondrement|explosion|attentat|fusillade|tuerie|massacre|meurtres?|homicide|enlèvement|prise d['’]otages?|otages?|émeute|scandale|affaire|procès"
    r"|enquête|recours|sauvetage|inondation|tornade|avalanche|noyade|braquage|vol de banque|manifestation|blocus|convoi|défilé|marathon|téléthon|festival|vidéo|clip|mème|photo|pubs?|publicités?|annonces?|affiches?|film|documentaire"
    r"|émission|série|chanson|album|succès|balado|nouvelles|manchettes|journa(?:l|ux)|télé|radio|puits|canal|traversier|avion|hélicoptère|secte|olympiques|statue|murale|plaque|monument)"
)
DONE = r"(?:found|killed|shot|stabbed|murdered|drowned|burned|burnt|struck|thrown|pulled|acquitted|accused|convicted|charged|kidnapped|abducted|beaten|trapped|buried|rescued|hurt|injured|crushed|electrocuted|caught|filmed|photographed|honoured|sued|fired|suspended|disbarred|defrocked)"
WHO = (
    r"(?:man|men|woman|women|boy|girl|kid|child|children|baby|toddler|teen|teenager|youth|guy|lady|couple|family|mother|mom|father|dad|parents?|brother|sister|siblings?|son|daughter|twins?|wife|husband|widow|widower|uncle|aunt|cousin"
    r"|nephew|niece|grandson|granddaughter|grandmother|grandfather|friend|boyfriend|girlfriend|partner|fianc[ée]e?|bride|groom|driver|trucker|pilot|teacher|coach|priest|pastor|imam|rabbi|nun|officer|cop|firefighter|paramedic|nurse|doctor|surgeon"
    r"|dentist|lawyer|judge|principal|professor|owner|singer|drummer|dancer|actor|actress|skater|player|goalie|athlete|runner|swimmer|cyclist|soldier|veteran|sailor|fisherman|farmer|miner|logger|guard|cashier|clerk|waitress|student|teammate"
    r"|politician|councillor|mayor|candidate|reporter|journalist|photographer|babysitter|nanny|banker|accountant|scientist|engineer|chef|baker|butcher|hunter|guide|climber|diver|jockey|boxer|wrestler|musician|artist|writer|poet|chief|elder|survivor)"
)
WHO_FR = (
    r"(?:homme|femme|gar[çc]on|fille|fillette|enfant|bébé|ado|jeune|gars|dame|couple|famille|mère|maman|père|papa|parents?|frère|sœur|soeur|fils|jumeau|jumelle|jumeaux|veuf|veuve|mari|épouse|conjointe?|oncle|tante|cousine?|neveu|nièce|petit-fils"
    r"|petite-fille|grand-mère|grand-père|amie?|chum|blonde|petite?|marié|mariée|chauffeur|chauffeuse|camionneur|pilote|enseignante?|prof|entraîneur|entraîneuse|curé|prêtre|pasteur|imam|religieuse|sœur|policier|policière|pompier|pompière|brigadier"
    r"|brigadière|ambulancier|ambulancière|infirmier|infirmière|médecin|chirurgien|chirurgienne|dentiste|avocate?|juge|directeur|directrice|professeure?|propriétaire|chanteur|chanteuse|danseur|danseuse|acteur|actrice|patineur|patineuse|joueur|joueuse"
    r"|gardien|gardienne|athlète|nageur|nageuse|cycliste|soldat|militaire|vétéran|pêcheur|fermier|agriculteur|mineur|bûcheron|caissière|caissier|serveuse|étudiante?|élève|politicien|conseiller|conseillère|maire|mairesse|candidate?|journaliste|cuisinier"
    r"|chasseur|guide|alpiniste|plongeur|boxeur|lutteur|musicien|musicienne|artiste|écrivaine?|chef|survivante?)"
)
"""Who may be told so, and no thing: "the needle found in the sink" tells nobody."""
DONE_FR = (
    r"(?:retrouvée?s?|tuée?s?|abattue?s?|poignardée?s?|assassinée?s?|noyée?s?|brûlée?s?|frappée?s?|acquittée?s?|accusée?s?|condamnée?s?|inculpée?s?|enlevée?s?|battue?s?|coincée?s?|ensevelie?s?|secourue?s?|blessée?s?|écrasée?s?|électrocutée?s?"
    r"|filmée?s?|photographiée?s?|poursuivie?s?|suspendue?s?|radiée?s?|défroquée?s?|disparue?s?|sortie?s?|tombée?s?|sauvée?s?|repêchée?s?)"
)
FEAT = (
    r"(?:stopped|foiled|saved|rescued|pulled|carried|caught|chased|tackled|lifted|won|scored|invented|founded|discovered|swam|climbed|sued|exposed|confessed|testified|sang|danced|fought|flew|landed|crashed|drove|jumped|survived"
    r"|streaked|resigned|quit|wrote|played|coached|killed|shot|stabbed|burned|set fire|blew up|robbed|hijacked|escaped|went viral|got (?:thrown|kicked|voted|caught|shot|rescued|stuck|fired|stabbed|lost|trapped)|was (?:on|in) the|lost (?:his|her|their) (?:legs?|arms?|son|daughter|family|wife|husband|child|children|kids|baby|whole))"
)
FEAT_FR = (
    r"(?:a|avait|ont|s['’]est|s['’]était|est|était) (?:arrêté|sauvé|secouru|sorti|transporté|attrapé|poursuivi|plaqué|gagné|remporté|marqué|inventé|fondé|découvert|traversé|grimpé|escaladé|dénoncé|avoué|témoigné|chanté|dansé|joué|démissionné"
    r"|survécu|tué|tiré|poignardé|brûlé|incendié|mis le feu|braqué|détourné|évadée?|écrasée?|perdu (?:ses|sa|son|toute)|passée? (?:à|dans|aux)|fait (?:la une|les))"
)
FIRST = r"(?:captain|win|lead|command|serve|play|fly|climb|finish|graduate|become|hold|swim|complete|run|head|direct|represent|join|earn|receive|be (?:elected|named|ordained|appointed|sworn|called|inducted|drafted)|sit on|reach|cross|conduct|coach|sing|perform|open|own|wear|drive|referee|skate|box|wrestle)"
FIRST_FR = r"(?:diriger|gagner|mener|commander|servir|jouer|piloter|grimper|finir|devenir|traverser|remporter|siéger|terminer|représenter|présider|arbitrer|conduire|chanter|enseigner|plaider|obtenir|recevoir|être (?:élue?|nommée?|ordonnée?|intronisée?|repêchée?))"
SHOW = (
    r"(?-i:(?:Canada['’]s |America['’]s )?(?:Drag Race|Got Talent|Idol|Big Brother|Survivor|MasterChef|Top Chef|Dragons['’]? Den|Amazing Race|Bachelor(?:ette)?|Jeopardy|Battle of the Blades|Hockey Night|Marketplace|Fifth Estate|W5|Dr\. Phil|The Voice|X Factor|Next Top Model|Love Island|Hoarders|Intervention|Cops|Dateline|60 Minutes)"
    r"|Occupation [Dd]ouble|Star Académie|La Voix|Survivor Québec|L['’]amour est dans le pré|Les Chefs|Révolution|Big Brother Célébrités|Tout le monde en parle|Enquête|La Facture|Le Banquier|La Poule aux œufs d['’]or|Un souper presque parfait|Infoman|Salut Bonjour)"
)
MEDIA = (
    r"(?-i:Walrus|Maclean['’]s|Toronto Life|Vice|Narwhal|Spectator|Citizen|Examiner|Free Press|Sudbury Star|Observer|Whig|Standard|Chronicle|Herald|Gazette|Record|Tribune|Daily|Times|TVO|BBC|CNN|Netflix|Crave|YouTube|TikTok|Reddit"
    r"|L['’]actualité|Le Soleil|Le Voyageur|L['’]Express|Le Nouvelliste|Le Quotidien|Nouvelliste|RDI|LCN|Noovo|Unis|Châtelaine)"
)
NOT_SO = r"(?!(?:one|ones|time|thing|place|way|reason|person|caller|victim|suspect|tenant|client|patient|worker|neighbour|lead|only|same|first|last)\b)"
SAID_TO_BE = (
    r"(?:\b(?:is|was|are|were|be|being|as|['’]s|became)|\b(?:est|était|sont|étaient|être|comme|c['’]est|c['’]était))"
)
SHAPES = (
    # somebody told by what became known: "the bride in the wedding fire", "le fils du policier abattu à Bourget"
    rf"{SAID_TO_BE} \b(?:the|that) {NOT_SO}(?:[\w'’\-]+ ){{0,3}}?{WHO} (?:from|in|on|of|behind|with) (?:the|that|those|all the) (?:[\w'’\-]+ ){{0,5}}?{EVENT}\b(?: (?:who|that|where|in|at|on|of) [^.;,!?]{{0,50}})?",
    rf"{SAID_TO_BE} \b(?:the|that) {NOT_SO}(?:[\w'’\-]+ ){{0,5}}?{WHO} (?:who (?:was|were) |that (?:was|were) )?{DONE} (?:in|at|by|on|from|during|under|after|over|for|with|off|outside|behind|near)\b[^.;,!?]{{0,50}}",
    rf"{SAID_TO_BE} \b(?:the|that) (?:[\w'’\-]+ ){{0,3}}?{WHO} (?:who|that|whose) [^.;,!?]{{0,60}}?\b{EVENT}\b",
    rf"{SAID_TO_BE} (?:le|la|l['’]|les) ?(?:[\w'’\-]+ ){{0,3}}?{WHO_FR} (?:qui|dont) [^.;,!?]{{0,60}}?\b{EVENT_FR}\b",
    rf"{SAID_TO_BE} \b(?:the|that) {NOT_SO}(?:[\w'’\-]+ ){{1,4}}?(?:who|that) {FEAT}\b[^.;,!?]{{0,60}}",
    rf"{SAID_TO_BE} (?:le|la|l['’]|les|celui|celle) ?(?:[\w'’\-]+ ){{1,4}}?(?:de|du|des|dans|d['’]|sur)(?: |(?<=['’]))(?:l['’]|la |le |les )?(?:[\w'’\-]+ ){{0,4}}?{EVENT_FR}\b(?: (?:qui|où|à|au|de|du) [^.;,!?]{{0,50}})?",
    rf"{SAID_TO_BE} (?:le|la|l['’]|les|celui|celle) ?(?:[\w'’\-]+ ){{0,3}}?(?:[\w\-]+['’])?{WHO_FR} (?:qui (?:a|ont) été |qu['’]on a )?{DONE_FR} (?:à|au|aux|dans|en|par|sur|sous|pendant|lors|après|de|pour|avec)\b[^.;,!?]{{0,50}}",
    rf"{SAID_TO_BE} (?:le|la|l['’]|les) ?(?:[\w'’\-]+ ){{1,5}}?qui {FEAT_FR}\b[^.;,!?]{{0,60}}",
    rf"\bthe (?:[\w'’\-]+ ){{0,2}}(?:contestant|finalist|competitor|singer|drummer|guitarist|dancer|actor|actress|kid|girl|boy|guy|man|woman|lady|face|voice|star|host|survivor|bride|groom|driver|pilot|coach|priest|teacher|officer) (?:from|on|off|of|in|who (?:got|was|is)) (?:that |the |those |a )?[^.;,!?]{{0,30}}?\b{EVENT}\b[^.;,!?]{{0,40}}",
    rf"\b(?:le gars|la fille|l['’]homme|la femme|la dame|le monsieur|le visage|la voix|la vedette|le petit|la petite) (?:de|du|des|dans) (?:l['’]|la |le |les )?(?:[\w'’\-]+ ){{0,3}}?{EVENT_FR}\b[^.;,!?]{{0,40}}",
    r"\b(?:knows?|known|remembers?|recogni[sz]es?|famous|know) (?:him |her |them )?(?:locally |everywhere |across town )?as (?:the|that) (?!client|tenant|suspect|victim|caller)[^.;,!?]{3,60}",
    r"\b(?:connaît|connaissent|connu|connue|reconnaît|reconnaissent|surnomme|se souvient de (?:lui|elle)|se rappelle) (?:tous |partout |bien )?comme (?:le |la |l['’]|celui |celle )[^.;,!?]{3,60}",
    rf"\b(?:murder|death|disappearance|case|arrest|trial|accident|story|photo|picture|face|name|video|rescue|fall|suicide|sentence|shooting) (?:was|is|were|has been|went|made it|got|ran) (?:written up |featured |told |posted |shared |all )?(?:in|on|over|across) (?:the |every |all |each |national )*(?:{MEDIA}|{EVENT}|channels?|stations?|screens?|front pages?|internet|facebook|(?-i:[A-Z])\w+ (?:Star|Sun|Post|Times|News))\b",
    rf"\b(?:meurtre|mort|disparition|cas|arrestation|procès|accident|histoire|photo|visage|nom|vidéo|sauvetage|chute|suicide) [^.;,!?]{{0,25}}?\b(?:dans|à|sur|a fait|ont fait|fait) (?:l['’]|la |le |les |tous les |toutes les )*(?:{MEDIA}|une\b|manchettes|journaux|nouvelles|chaînes|télé|réseaux|médias|actualité)",
    rf"\b(?:on|in|to|won|from|for|à|de|gagné|pour|dans|sur) {SHOW}\b",
    rf"\b(?:in|on|by|interviewed by|written up in|dans|à|sur) (?:the |le |la )?{MEDIA}\b(?! (?:account|app|page|video|videos|message|messages|dm|profile|group|marketplace|live))(?=[^.;!?]{{0,40}}\b(?:reporters?|journalists?|article|story|case|series|episode|feature|cover|journalistes?|article|reportage)\b)",
    rf"\bthe (?:first|only|last|youngest|oldest) (?!(?:time|thing|one|person|step|way|chance|night|day|staff|worker|neighbour|officer)\b)(?:[\w\-]+ ){{1,3}}?(?:ever )?(?:to|who) (?:ever )?(?:{FIRST}|has ever|ever)\b[^.;,!?]{{0,40}}",
    rf"\b(?:le|la) (?:premi(?:er|ère)|seule?|derni(?:er|ère)|plus jeune|plus vieux|plus vieille) (?!(?:fois|chose|personne|pas|jour|nuit|intervenante?|voisine?)\b)(?:[\w\-]+ ){{1,3}}?à (?:avoir |être )?{FIRST_FR}\b[^.;,!?]{{0,40}}",
    r"\b(?:played|skated|pitched|fought|boxed|danced|sang|drove|raced|wrestled|coached) (?:[\w\-]+ ){0,4}?(?:for|with) (?:the )?(?-i:(?:[A-ZÀ-Þ]\w+ )?(?:Argos|Argonauts|Ticats|Tiger-?[Cc]ats|Redblacks|Alouettes|Bombers|Rough[Rr]iders|Stampeders|Elks|Lions|Blue Jays|Jays|Expos|Raptors|Leafs|Maple Leafs|Senators|Sens|Canadiens|Habs|Oilers|Flames|Canucks|Jets|Nordiques|Bruins|Rangers|Red Wings|Blackhawks|Penguins|Sabres|Marlies|67['’]s|Frontenacs|Petes|Knights|Spitfires|Greyhounds|Wolves|Battalion|Colts|Generals|Storm|Attack|Sting|Bulldogs|Steelheads|Otters|IceDogs|Wolfpack|Rock|TFC|Toronto FC|Impact|Whitecaps))\b",
    r"\b(?:joué|patiné|lancé|boxé|dansé|chanté|couru|lutté) (?:[\w\-]+ ){0,4}?(?:pour|avec|chez|dans) (?:les? |la |l['’])(?-i:[A-ZÀ-Þ][\w\-]+|67|Olympiques|Voltigeurs|Remparts|Saguenéens|équipe nationale)\b",
    # the one who …: somebody told by what many saw
    rf"\b(?=the\b|that\b){TOLD_TO_BE}(?:the|that) (?:[\w'’\-]+ ){{1,5}}(?:who|whose)\b[^.;!?«»\"]{{0,70}}?\b{SEEN}\b(?: of (?:him|her|them))?",
    rf"\b(?=l[ae]s?\b|l['’]|une?\b|cel){TOLD_TO_BE}(?:(?:le|la|les|un des|une des|celui|celle) (?:[\w'’\-]+ ){{0,5}}|l['’](?:[\w'’\-]+ ){{1,5}})(?:qui|dont)\b[^.;!?«»\"]{{0,70}}?\b{SEEN_FR}\b",
    r"\bthe (?:[\w'’\-]+ ){1,3}(?:charged|convicted|accused|acquitted|hurt|trapped|rescued|shot|killed|driver|pilot) (?:in|of|after) the\b[^.;,]{0,40}?\b(?:death|case|fire|crash|shooting|riot|trial|explosion|collapse|attack|derailment)s?\b",
    r"\bthe (?:[\w'’\-]+ ){1,3}in the (?:[\w.'’\-]+ ){0,3}(?:crash|pile-?up|derailment|collapse|explosion|blaze|massacre|bombing|convoy)\b[^.;,]{0,60}",
    r"\bdont (?:tout le (?:pays|monde)|toute la (?:ville|province)|on|les (?:journaux|médias)) (?:a|ont|avai(?:t|ent)|parl\w+)\b[^.;,]{0,30}",
    r"\b(?:all|in all|in every|on every) (?:the |of the )?(?:papers|newspapers|newscasts?|channels?)\b|\bmade (?:the )?national\b|\ball over (?:the )?(?:CP24|CBC|CTV|papers|TV|facebook|tiktok|twitter|youtube)\b",
    r"\b(?:passée?|vue?|était|passait) à (?:Enquête|La Facture|J\.E|Tout le monde en parle)",
    r"\b(?:former |ex-)?(?:contestant|finalist|competitor|runner-up)s? (?:on|in|of)\b[^.;,]{0,40}|\b(?:ancienne? )?(?:candidate?|concurrente?|participante?|finaliste) (?:à|de|du)\b[^.;,]{0,25}\b(?:émission|concours|voix|académie|étoile|chef|occupation double)\b",
    r"\bone of the (?:two|three|four|five|six|few|only) (?:\w+ )?survivors?\b[^.;,]{0,40}|\bune? des (?:deux|trois|quatre|cinq|six|rares|seule?s) (?:\w+ )?(?:survivante?|rescapée?)s?\b[^.;,]{0,40}",
    r"\bthe hero(?:ine)? (?:[\w\-]+ ){0,3}?(?:who|of|from|in)\b[^.;,]{0,50}|\b(?:le héros|l['’]héroïne) (?:de|du|des)\b[^.;,]{0,40}",
    r"\b(?:plaque|statue|monument|mural|bench) (?:of|to|for|about) (?:him|her|them)\b|\bnamed after (?:him|her|them)\b|\b(?:plaque|monument|statue|murale|banc|rue) à (?:son nom|sa mémoire|son honneur|son effigie)\b|\bporte son nom\b",
    r"\bviral (?:\w+ )?(?:video|clip|post|photo|tiktok)s?\b|\b(?:vidéo|photo|publication) (?:devenue )?virale\b",
    rf"\bthe (?:house|place|home|trailer|farm|barn) (?:with|covered (?:in|with)|shaped like) (?:[\w'’\-]+ ){{0,4}}?{STRIKING}\b(?: (?:on|in|out) [^.;,]{{0,20}})?",
    rf"\bla (?:maison|ferme|grange|roulotte) (?:[\w\-]+ ){{0,2}}(?:avec|à|au|aux|couverte d[e'’]|en forme d[e'’])(?: ?[\w'’\-]+ ){{0,4}}?{STRIKING}\b",
    r"\b(?:fille|garçon|enfant|visage|bébé) (?:de|du|sur) (?:l['’]|la |le |les )?(?:affiches?|annonces?|pub(?:licité)?s?|téléthon)\b[^.;,]{0,40}|\b(?:poster child|face of the (?:campaign|telethon)|girl (?:on|from) the (?:poster|billboard)s?|boy (?:on|from) the (?:poster|billboard)s?)\b",
    r"\b(?:le|la|the) (?:père noël|fée des étoiles|bonhomme carnaval|santa(?: claus)?|mascot) (?:officiel\w* |of |in |d[ue] |au |from )(?:the |du |la |le )?[\w\-]+",
    rf"\bthe (?:only|sole|first) {NO_PLACE}{A_WORD}{{1,6}}?(?:in|at|of) (?-i:[A-ZÀ-Þ]\w+)",
    rf"\b(?:le seul|la seule|le premier|la première) {NO_PLACE}{A_WORD}{{1,5}}?(?:(?:à|de) |d['’])(?-i:[A-ZÀ-Þ]\w+)",
    r"\b(?:won|winner of|gagnée?|gagnante? d[ue])\b[^.;,]{0,25}\b(?:jackpot|lottery|lotto|gros lot|millions?)\b",
    # in the news, on a screen, known to all
    r"(?:on |in |made )?(?:the )?(?:(?:national|local|provincial|front[- ]page) )?(?:front page|headlines?|evening news|news\b(?!paper)|media\b(?! (?:route|bag|work|form|trail)))",
    r"\b(?:in|made|all over|by) the (?:papers|newspapers|tabloids)\b",
    r"\b(?:played|skated|pitched|fought|boxed|danced|sang|drove|raced) (?:for|with|in) (?:the )?(?-i:[A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)?|national team|olympics)\b|\b(?:joué|patiné|lancé|boxé|dansé|chanté|couru) (?:pour|avec|aux) (?:les? |la |l['’])?(?-i:[A-ZÀ-Þ][\w-]+|équipe nationale)\b",
    r"\b(?:in|on|by|covered by|interviewed by|reported by) (?:the )?(?:Star|Globe(?: and Mail)?|Sun|Post|CBC|CTV|CP24|Global(?: News)?|CityNews|Radio-Canada|TVA|TFO)\b",
    r"\b(?:went|gone|going) viral\b|\b(?:devenue?s?|est|était) virale?s?\b|\ball over the (?:news|internet|media)\b|\b(?:millions?|thousands|milliers) (?:of |de )?(?:views|vues|followers|abonnés)\b",
    r"\b(?:la une|(?:dans|par|tous) les (?:journaux|médias)|aux nouvelles|au téléjournal|tous les médias|manchettes)\b",
    r"\b(?:couverte?s?|interviewée?|diffusée?|vue?s?|passée?s?) (?:partout|par|à|sur|dans|au) (?:la |le )?(?:Radio-Canada|TVA|CBC|TFO|CP24|presse|télé\w*|journal)\b|\bdiffusée? partout\b",
    r"\bdans (?:Le Devoir|La Presse|Le Journal|L['’]Express|Le Droit|le Star|le Toronto Star)\b",
    r"\b(?:on (?:live |national |local )?(?:tv|television)|televised|documentary|documentaire|(?:a|the|un|le) (?:movie|film)\b(?! theat)|bestsell\w+|best-seller|tv show|reality show|radio host|morning show|talk show|(?<!centre )(?<!centres )commercials?\b(?! (?:area|building|space|strip|unit|street|plaza))|podcast)",
    r"\b(?<!parle )(?<!parler )(?<!parlait )(?<!crie )(?:à la (?:télé(?:vision)?|radio(?! (?:CB|de bord|de police|du char)))|émission|animat(?:eur|rice)|chroniqueu(?:r|se)|téléroman|musée à son nom|un film\b|clip)\b",
    r"\balerte amber\b|\bamber alert\b",
    r"\b(?:well[- ]known|famous|celebrity|notorious|célèbre|vedette|très connue?)\b(?! (?:to|by|for|de la police|des services|à la police))",
    r"\b(?:known|recogni[sz]ed) (?:across|around|all over|throughout|everywhere)\b|\bevery(?:one|body) (?:in town )?(?:knows|recogni[sz]es|remembers)\b(?: (?:him|her|them) as (?:the|that) [^.;,!?]{3,60})?",
    r"\btout le monde (?:la |le |l['’]|les |en |a )?(?:connaît|reconnaît|connait|reconnait|parle|vue?|sait)\b(?: (?:comme|que c['’](?:est|était)|c['’]est|que c) (?:le |la |l['’]|celui |celle )[^.;,!?]{3,60})?|\bconnue? (?:dans|de) tout(?:e)? (?:la|le)\b|\bon l['’]a vue? (?:à|dans)\b",
    # a rare trade, honour or feat
    r"\b(?:retired |former |ancienne? |ex-)?(?:astronauts?|astronautes?|olympians?|olympi(?:c|que)s?|paralympi(?:c|que)s?|ambassadors?|ambassadeurs?|ambassadrices?|senators?|sénateurs?|sénatrices?)\b(?: à la retraite)?",
    r"\b(?:city |former )?councillors?\b(?! (?:services?|support))|\b(?:conseillers?|conseillères?) municipa(?:l|le|ux)\b(?: dans les années \d+)?|\bmember of (?:provincial )?parliament\b|\bdéputée?\b|\bmayor\b|\bmairesse\b|\b(?:le|un|ancien|ex-)\s?maire\b|\bchief of the\b",
    r"\b(?:champion(?:ne|ship)?s?|championnats?|gold medal\w*|silver medal\w*|bronze medal\w*|medal of|médaillée?s?\b|(?<!\bses )(?<!\bleurs )(?<!\bmes )(?<!\bsa )(?<!\bma )médailles?\b(?! (?:de (?:saint|la vierge|baptême)|miraculeuse))|médailles? (?:d['’](?:or|argent|honneur)|de bronze|de bravoure|olympiques?)|olympic bronze|world record|record du monde|hall of fame|temple de la renommée|inducted|intronisée?|stanley cup|coupe stanley|grey cup|coupe grey|nobel|juno|order of (?:canada|ontario)|ordre (?:du (?:canada|québec|mérite)|de l['’]ontario)\b)",
    rf"\b(?:NHL|NBA|NFL|CFL|LNH|LCF)\b|\b(?=[BMRJLC]){FANS}(?<!and the )(?<!for the )(?<!talk, )(?<!pis les )(?<!et les )(?<!Blue )(?<!Maple )(?:Blue Jays|Maple Leafs|Raptors|Jays|Leafs|Canadiens)\b(?! only)(?! (?:game|match|cap|hat|toque|jersey|hoodie|shirt|sweater|jacket|fan|tickets?|loss|win))|\b(?:linebacker|quarterback|goaltender|gardien de but|mascot|mascotte|home opener|first pitch|pro wrestler|jockey)\b",
    r"\b(?:rapper|rappeu(?:r|se)|pop star|rock star|drummer|batteur|lead singer|chanteu(?:r|se)|actor|actress|acteur|actrice|comedian|humoriste|film director|réalisat(?:eur|rice)|novelist|romanci(?:er|ère)|author of|auteure? de|wrote the|inventor|inventeu?r(?:ice)?|a inventé|invented)\b",
    r"\b(?:voice of|voix de) (?:the|la|le)\b|\bporte-drapeau\b|\bflag bearer\b|(?-i:\b(?:Miss|Mister) (?:[A-Z][a-z]+ ){2,}|\bMiss (?:Canada|Ontario|Toronto|Teen)\b)|\b(?:beauty queen|carnival queen|reine d[ue]\b(?! (?:foyer|drame|logis|monde)))",
    r"\b(?:swam|climbed|scaled|walked|cycled|rowed|kayaked) (?:across|up|the) (?:[A-Z]\w+|CN TOWER|Canada)|\b(?:traversé|grimpé|escaladé) (?:le|la|l['’]|à la nage)\b",
    r"\b(?:harp|cello|oboe|organ|opera|ballet)\b[^.]{0,25}\b(?:conservatory|orchestra|company|school)\b|\bla (?:harpe|clarinette)\b[^.]{0,25}\b(?:conservatoire|orchestre)\b|\borchestre symphonique\b|\bsymphony orchestra\b",
    r"\b(?:sole |lone )?(?:survivors?|survivante?s?) (?:of|de|du|des)\b[^.,;]{0,60}\b(?:crash|fire|shooting|attack|massacre|sinking|flood|transplant|écrasement|feu|incendie|fusillade|attentat|naufrage|avion)|\btransplant survivor\b|\bsurvivantes? du\b",
    r"\b(?:lottery winner|won the lottery|gagné à la loterie|gagné le gros lot|triplets?|quadruplets?|triplées?|quadruplées?|siamois(?:es)?)\b",
    # the only one, the first, the last
    rf"\b(?:the )?(?:only|sole|first(?! nations?\b)|last(?! (?:seen|pinged|known|heard|spotted|address|contact|visit|call|appointment|time|night|week|month|year|two|three|few|\d))|oldest|youngest|tallest) (?:[\w'’\-]+ ){{1,6}}?(?:(?:in|on|at|of|from) )?(?:the |this |our |their |his |her |all of )?(?:\w+ )?{WHERE}\b",
    rf"\b(?:(?:la|le|les|une|un) )?(?:seule?s?|premi(?:er|ère)s?(?! nations?\b)|derni(?:er|ère)s?(?! (?:à (?:sortir|partir|arriver|manger|rentrer)|fois|visite|appel|contact|adresse|nuit|semaine|rendez))|doyenn?e?s?) (?:[\w'’\-]+ ){{1,6}}?(?:(?:de|du|dans|à|au|en|des)(?: |\b))?(?:l['’]|la |le |les |cent km à la )?(?:\w+ )?{WHERE}\b",
    r"\b(?:(?:the |retired |former )(?:man|woman|person|boy|girl|guy|teen|kid|lady|veteran|one|couple|family|firefighter|paramedic|officer|nurse|doctor|teacher|pilot|soldier|driver|coach|priest|judge)) (?:who|that|from the) (?:carried|rescued|pulled|testified|lived|slept|climbed|jumped|survived|won|saved|set|threw|swam|killed|was killed|old)\b[^.,;]*",
    r"\b(?:l['’]homme|la femme|la personne|le garçon|la fille|celui|celle|le couple|la famille) (?:qui|dont) (?:a |avait |ont |on )?(?:sorti|secouru|témoigné|vécu|dormi|grimpé|sauté|survécu|gagné|sauvé|mis|parl\w+|fait|tué)\b[^.,;]*",
    r"\bmall shooting\b|\b(?:school|mosque|church|nightclub) shooting\b|\bdont (?:le procès|la disparition|l['’]histoire)\b",
)
TO_COME = re.compile(
    r"\b(?:make|be on|be in|end up (?:in|on))\s*$|\b(?:you['’]?ll|you will|they['’]ll|vous allez|tu vas|vous verrez)\b[^.!?]*$|\b(?:watch\w*|listen\w* to|follows?|following|écoute|regarde|suit)\s*$",
    re.IGNORECASE,
)
"""A threat of what will be in the news is not in them."""
PATTERN = re.compile("|".join(f"(?:{shape})" for shape in (*DESCRIBED, *SHAPES)), re.IGNORECASE)
PATTERNS = (PATTERN, *(re.compile(shape, re.IGNORECASE) for shape in (*PUBLIC_PARTS, *KNOWN_TO_ALL)))


def find_outside(text: str) -> list[Finding]:
    """Each phrase that points to something known outside the room."""
    return [
        Finding(match.start(), match.end(), Kind.OUTSIDE)
        for pattern in PATTERNS
        for match in pattern.finditer(text)
        if not TO_COME.search(text[max(0, match.start() - 60) : match.start()])
    ]
