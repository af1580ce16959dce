"""What would let somebody outside the room recognise the person? An event in the news, a rare trade, the only one of a kind."""

import re

from .findings import Finding, Kind

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
SHAPES = (
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
    rf"\bthe (?:only|sole|first) {A_WORD}{{1,6}}?(?:in|at|of) (?-i:[A-ZÀ-Þ]\w+)",
    rf"\b(?:le seul|la seule|le premier|la première) {A_WORD}{{1,5}}?(?:(?:à|de) |d['’])(?-i:[A-ZÀ-Þ]\w+)",
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
    r"\b(?:à la (?:télé(?:vision)?|radio)|émission|animat(?:eur|rice)|chroniqueu(?:r|se)|téléroman|musée à son nom|un film\b|clip)\b",
    r"\balerte amber\b|\bamber alert\b",
    r"\b(?:well[- ]known|famous|celebrity|notorious|célèbre|vedette|très connue?)\b(?! (?:to|by|for|de la police|des services|à la police))",
    r"\b(?:known|recogni[sz]ed) (?:across|around|all over|throughout|everywhere)\b|\beveryone (?:in town )?(?:knows|recogni[sz]es|remembers)\b|\beverybody (?:knows|recogni[sz]es)\b",
    r"\btout le monde (?:la |le |l['’]|les |en |a )?(?:connaît|reconnaît|connait|reconnait|parle|vue?|sait)\b|\bconnue? (?:dans|de) tout(?:e)? (?:la|le)\b|\bon l['’]a vue? (?:à|dans)\b",
    # a rare trade, honour or feat
    r"\b(?:retired |former |ancienne? |ex-)?(?:astronauts?|astronautes?|olympians?|olympi(?:c|que)s?|paralympi(?:c|que)s?|ambassadors?|ambassadeurs?|ambassadrices?|senators?|sénateurs?|sénatrices?)\b(?: à la retraite)?",
    r"\b(?:city |former )?councillors?\b(?! (?:services?|support))|\b(?:conseillers?|conseillères?) municipa(?:l|le|ux)\b(?: dans les années \d+)?|\bmember of (?:provincial )?parliament\b|\bdéputée?\b|\bmayor\b|\bmairesse\b|\b(?:le|un|ancien|ex-)\s?maire\b|\bchief of the\b",
    r"\b(?:champion(?:ne|ship)?s?|championnats?|gold medal\w*|silver medal\w*|bronze medal\w*|medal of|médaill\w+|olympic bronze|world record|record du monde|hall of fame|temple de la renommée|inducted|intronisée?|stanley cup|coupe stanley|grey cup|coupe grey|nobel|juno|order of (?:canada|ontario)|ordre (?:du (?:canada|québec|mérite)|de l['’]ontario)\b)",
    rf"\b(?:NHL|NBA|NFL|CFL|LNH|LCF)\b|\b(?=[BMRJLC]){FANS}(?:Blue Jays|Maple Leafs|Raptors|Jays|Leafs|Canadiens)\b(?! (?:game|match|cap|hat|toque|jersey|hoodie|shirt|sweater|jacket|fan|tickets?|loss|win))|\b(?:linebacker|quarterback|goaltender|gardien de but|mascot|mascotte|home opener|first pitch|pro wrestler|jockey)\b",
    r"\b(?:rapper|rappeu(?:r|se)|pop star|rock star|drummer|batteur|lead singer|chanteu(?:r|se)|actor|actress|acteur|actrice|comedian|humoriste|film director|réalisat(?:eur|rice)|novelist|romanci(?:er|ère)|author of|auteure? de|wrote the|inventor|inventeu?r(?:ice)?|a inventé|invented)\b",
    r"\b(?:voice of|voix de) (?:the|la|le)\b|\bporte-drapeau\b|\bflag bearer\b|(?-i:\b(?:Miss|Mister) (?:[A-Z][a-z]+ ){2,}|\bMiss (?:Canada|Ontario|Toronto|Teen)\b)|\b(?:beauty queen|carnival queen|reine d[ue]\b)",
    r"\b(?:swam|climbed|scaled|walked|cycled|rowed|kayaked) (?:across|up|the) (?:[A-Z]\w+|CN TOWER|Canada)|\b(?:traversé|grimpé|escaladé) (?:le|la|l['’]|à la nage)\b",
    r"\b(?:harp|cello|oboe|organ|opera|ballet)\b[^.]{0,25}\b(?:conservatory|orchestra|company|school)\b|\bla (?:harpe|clarinette)\b[^.]{0,25}\b(?:conservatoire|orchestre)\b|\borchestre symphonique\b|\bsymphony orchestra\b",
    r"\b(?:sole |lone )?(?:survivors?|survivante?s?) (?:of|de|du|des)\b[^.,;]{0,60}\b(?:crash|fire|shooting|attack|massacre|sinking|flood|transplant|écrasement|feu|incendie|fusillade|attentat|naufrage|avion)|\btransplant survivor\b|\bsurvivantes? du\b",
    r"\b(?:lottery winner|won the lottery|gagné à la loterie|gagné le gros lot|triplets?|quadruplets?|triplées?|quadruplées?|siamois(?:es)?)\b",
    # the only one, the first, the last
    rf"\b(?:the )?(?:only|sole|first(?! nations?\b)|last|oldest|youngest|tallest) (?:[\w'’\-]+ ){{1,6}}?(?:(?:in|on|at|of|from) )?(?:the |this |our |their |his |her |all of )?(?:\w+ )?{WHERE}\b",
    rf"\b(?:(?:la|le|les|une|un) )?(?:seule?s?|premi(?:er|ère)s?(?! nations?\b)|derni(?:er|ère)s?|doyenn?e?s?) (?:[\w'’\-]+ ){{1,6}}?(?:(?:de|du|dans|à|au|en|des)(?: |\b))?(?:l['’]|la |le |les |cent km à la )?(?:\w+ )?{WHERE}\b",
    r"\b(?:(?:the |retired |former )(?:man|woman|person|boy|girl|guy|teen|kid|lady|veteran|one|couple|family|firefighter|paramedic|officer|nurse|doctor|teacher|pilot|soldier|driver|coach|priest|judge)) (?:who|that|from the) (?:carried|rescued|pulled|testified|lived|slept|climbed|jumped|survived|won|saved|set|threw|swam|killed|was killed|old)\b[^.,;]*",
    r"\b(?:l['’]homme|la femme|la personne|le garçon|la fille|celui|celle|le couple|la famille) (?:qui|dont) (?:a |avait |ont |on )?(?:sorti|secouru|témoigné|vécu|dormi|grimpé|sauté|survécu|gagné|sauvé|mis|parl\w+|fait|tué)\b[^.,;]*",
    r"\bmall shooting\b|\b(?:school|mosque|church|nightclub) shooting\b|\bdont (?:le procès|la disparition|l['’]histoire)\b",
)
TO_COME = re.compile(
    r"\b(?:you['’]?ll|you will|they['’]ll|vous allez|tu vas|vous verrez)\b[^.!?]*$|\b(?:watch\w*|listen\w* to|follows?|following|écoute|regarde|suit)\s*$",
    re.IGNORECASE,
)
"""A threat of what will be in the news is not in them."""
PATTERN = re.compile("|".join(f"(?:{shape})" for shape in SHAPES), re.IGNORECASE)


def find_outside(text: str) -> list[Finding]:
    """Each phrase that points to something known outside the room."""
    return [
        Finding(match.start(), match.end(), Kind.OUTSIDE)
        for match in PATTERN.finditer(text)
        if not TO_COME.search(text[max(0, match.start() - 60) : match.start()])
    ]
