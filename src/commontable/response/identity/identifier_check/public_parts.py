"""Who is told by a verdict, a whistle blown, a name the papers gave, a crown of a festival, a door where they were left?"""

from .described import KIN, KIN_FR, PUBLIC, PUBLIC_FR

PLACE = r"(?: (?:of|from|at|in) (?:the )?(?:[\w.'’\-]+ ?){1,3}?)?"
PLACE_FR = r"(?:(?: (?:de|du|des|à|au|aux|en)| d['’]) ?(?:la |l['’])?(?:[\w.'’\-]+ ?){1,4}?)?"
WORDS = r"(?:(?!(?:is|was|who|that|and|but|the)\b)[\w'’\-]+ )"
WORDS_FR = r"(?:(?!(?:est|qui|que|et|mais|le|la)\b)[\w'’\-]+ )"
REST = r"[^.;,!?«»\"\n]{0,70}"
ROLE = (
    rf"(?:{PUBLIC}|nurse|doctor|physician|teacher|professor|prof|lawyer|accountant|banker|officer|cop|constable|detective|sergeant|firefighter|paramedic|trucker|driver|pilot|captain|conductor|farmer|miner|fisherman|logger|soldier|veteran"
    r"|contractor|developer|realtor|landlord|owner|manager|bookkeeper|treasurer|cashier|teller|clerk|caretaker|janitor|psw|chiropractor|therapist|psychologist|psychiatrist|social worker|babysitter|nanny|singer|drummer|musician|artist|writer"
    r"|author|reporter|journalist|photographer|chef|baker|butcher|barber|hairdresser|player|skater|boxer|wrestler|swimmer|runner|athlete|scout leader|choir leader|organist|nun|candidate|activist|organizer|scientist|engineer|inspector)"
)
ROLE_FR = (
    rf"(?:{PUBLIC_FR}|infirmi(?:er|ère)|médecin|docteure?|enseignante?|prof|professeure?|avocate?|comptable|banqui(?:er|ère)|polici(?:er|ère)|agente?|sergente?|pompi(?:er|ère)|ambulanci(?:er|ère)|camionneu(?:r|se)|chauffeu(?:r|se)"
    r"|pilote|capitaine|fermi(?:er|ère)|agricult(?:eur|rice)|mineur|pêcheur|bûcheron|soldat|militaire|vétéran|entrepreneure?|promoteur|courti(?:er|ère)|propriétaire|gérante?|trésori(?:er|ère)|caissi(?:er|ère)|commis|concierge|préposée?"
    r"|chiropraticien\w*|thérapeute|psychologue|psychiatre|gardi(?:en|enne)|chanteu(?:r|se)|musicien\w*|artiste|écrivaine?|auteure?|journaliste|photographe|chef|cuisini(?:er|ère)|boulang(?:er|ère)|bouch(?:er|ère)|barbi(?:er|ère)"
    r"|coiffeu(?:r|se)|joueu(?:r|se)|patineu(?:r|se)|boxeu(?:r|se)|lutteu(?:r|se)|nageu(?:r|se)|athlète|organiste|sœur|soeur|religieuse|frère|candidate?|militante?|ingénieure?|inspect(?:eur|rice)|éduca(?:teur|trice)|animat(?:eur|rice)|vicaire)"
)
"""What somebody is, so that a verdict or a deed tells which."""
ANYBODY = rf"(?:{ROLE}|man|woman|lady|guy|kid|boy|girl|couple|family|mother|father|mom|dad|student|teen|widow|survivor)"
ANYBODY_FR = rf"(?:{ROLE_FR}|homme|femme|dame|monsieur|gars|garçon|fille|couple|famille|mère|père|étudiante?|élève|ado|veuve|veuf)"
JUDGED = r"(?:acquitted|convicted|exonerated|pardoned|disbarred|defrocked|struck off|found (?:not )?guilty|cleared of|sentenced|court[- ]martialled|impeached|recalled)"
JUDGED_FR = r"(?:acquittée?s?|condamnée?s?|blanchie?s?|innocentée?s?|graciée?s?|radiée?s?|défroquée?s?|destituée?s?|reconnue?s? coupables?|inculpée?s?)"
TAKEN_BACK = r"(?:overturned|quashed|revoked|stripped|reversed|thrown out|suspended by the|cassée?|annulée?|renversée?|révoquée?)"
OFFICE = r"(?:(?:city|town|village|township|county|band|municipal) council|council|mayor|reeve|warden|chief|office|parliament|school (?:board|trustee)|trustee|mpp?|premier|sheriff|the (?:ndp|liberals?|conservatives?|greens?|ppc|school board))"
REMAINS = r"(?:body|bodies|bones|remains|torso|skull|bomb|missing \w+|little (?:boy|girl)|baby|drowned \w+|lost \w+|treasure|meteorite|wreck)"
REMAINS_FR = (
    r"(?:corps|os|restes|cadavres?|bébé|bombe|disparue?s?|petite? \w+ disparue?|noyée?s?|météorite|épave|trésor)"
)
DARED = rf"(?:blew the whistle|went public|spoke (?:out|up) (?:about|against|on)|came forward (?:about|against)|exposed|ran for {OFFICE}|(?:lost|won) (?:the )?(?:election|by-election|seat|nomination|recall)|found (?:the|that|those) {REMAINS}|survived the|led the (?:strike|walkout|march|protest|choir|blockade)|won (?:the|that) (?:lottery|derby|raffle|tournament|race|cup|pageant|medal|award|contest|trophy)|chained (?:him|her)self|got (?:caught|arrested|fired|charged|suspended) (?:in|for|over) the)"
DARED_FR = (
    rf"(?:(?:a|avait|ont|avaient) (?:sonné l['’]alarme|alerté les|brisé le silence|parlé aux (?:médias|journaux|journalistes)|dénoncé (?:le|la|les|l['’])|(?:trouvé|retrouvé|découvert) (?:le |la |les |l['’]){REMAINS_FR}"
    r"|mené la (?:grève|marche|lutte)|survécu (?:à|au|aux)|(?:gagné|perdu|remporté) (?:le |la |l['’]|les )(?:élections?|course|tournoi|coupe|concours|derby|rodéo|partielle|mairie|loterie|médaille))"
    r"|s['’](?:est|était|étaient|sont) présentée?s? (?:à la mairie|aux? (?:élections?|municipales|partielles?|provinciales|fédérales)|comme (?:maire|député|conseill)|pour (?:le|les|la))"
    r"|s['’](?:est|était|étaient|sont) fait (?:prendre|pogner|arrêter|filmer|renvoyer|kidnapper|enlever|suspendre|congédier) (?:dans|lors|pendant|pour|avec|à|au) (?:de )?(?:le |la |l['’]|les |du |une? )?(?:gros(?:se)? )?"
    r"(?:vol|fraude|scandale|hold-?up|braquage|arnaque|descente|rafle|affaire|manif\w*|émeute|procès|incendie|feu|opération|prise|sièges?|caisse|trafic|saisie))"
)
CROWNED = r"(?:marshal|queen|king|princess|prince|mascot|ambassador|headliner|grand marshal|town crier|emcee|santa|champion|winner)"
FEAST = r"(?:festival|fest|fair|parade|carnival|pageant|rodeo|regatta|derby|marathon|stampede|exhibition|pow ?wow|jamboree|homecoming|pride|rib ?fest|bonspiel|ploughing match)"
FEAST_FR = r"(?:festival|carnaval|foire|parade|défilé|rodéo|exposition|saint-jean|pow-?wow|régates?|derby|marathon)"
PAPERS = r"(?:papers|newspapers?|press|media|tabloids|news|radio|tv|internet|reporters|whole town|town)"
PAPERS_FR = r"(?:les journaux|les médias|la presse|la télé|le journal|la radio|les journalistes|tout le (?:village|quartier)|toute la (?:ville|paroisse))"
HURTS = r"(?!(?:who|that) (?:hits|beats|hit|beat|is|was|keeps|lives|works|owns|sells|drinks|hurts|threatens)\b)"
PUBLIC_PARTS = (
    rf"\b(?:the|that|a) {WORDS}{{0,4}}?{ROLE}{PLACE} ?(?:(?<= )|(?<=\w) )(?:who (?:was|got|had been) )?{JUDGED}\b(?! (?:him|her|them|the|a|an|me|us|his|my|it)\b){REST}",
    rf"\b(?:the|that|a) {WORDS}{{0,4}}?{ROLE}{PLACE} ?(?:(?<= )|(?<=\w) )(?:who|that) (?:had|got) (?:his|her|their) (?:[\w\-]+ ){{0,2}}?(?:conviction|licence|license|medal|title|sentence|verdict|charges|badge)s? {TAKEN_BACK}\b{REST}",
    rf"(?:\b(?:le|la|les|une?)|\bl['’]) ?{WORDS_FR}{{0,4}}?{ROLE_FR}{PLACE_FR} ?(?:qui (?:a été|s['’]est fait|avait été) )?\b{JUDGED_FR}\b{REST}",
    rf"(?:\b(?:le|la|les|une?)|\bl['’]) ?{WORDS_FR}{{0,4}}?{ROLE_FR}{PLACE_FR} ?\bdont (?:la|le) (?:condamnation|verdict|permis|procès|médaille|titre) {REST}?\b{TAKEN_BACK}\b{REST}",
    rf"\b(?:the|that) {WORDS}{{0,4}}?{ANYBODY}{PLACE} ?(?:(?<= )|(?<=\w) )(?:who|that) {DARED}\b{REST}",
    rf"(?:\b(?:le|la|les)|\bl['’]) ?{WORDS_FR}{{0,4}}?{ANYBODY_FR}{PLACE_FR} ?\bqui {DARED_FR}{REST}",
    rf"\b(?:the|that) {WORDS}{{1,6}}?(?:that |whom? )?(?:the|all the|local) {PAPERS} (?:called|calls|named|dubbed|nicknamed|labell?ed|branded)\b{REST}",
    rf"(?:\b(?:le|la|les|celui|celle)|\bl['’]) ?(?:[\w'’\-]+ ){{0,6}}?(?:que |qu['’]){PAPERS_FR} (?:(?:a|ont|avait|avaient) )?(?:appel|surnomm|baptis)\w+\b{REST}",
    rf"\b(?:(?:last|this|that) year['’]s|the (?:19|20)\d{{2}}|(?:the )?(?:current|reigning|former)) (?:[\w'’\-]+ ){{0,4}}?{FEAST} (?:[\w\-]+ )?{CROWNED}\b|\b(?:grand )?(?:marshal|queen|king|princess|mascot) (?:of|for|at|in) (?:the |last year['’]s )?(?:[\w'’\-]+ ){{0,4}}?{FEAST}\b",
    rf"\b(?:reine|roi|duchesse|duc|princesse|ambassadrice|ambassadeur|mascotte|présidente? d['’]honneur|maréchal\w*|bonhomme|porte-parole) (?:du|de la|des|de l['’]|de) ?(?:[\w\-]+ )?{FEAST_FR}\b{REST}",
    r"\b(?:le seul|la seule|l['’]unique) (?!(?:place|lit|chambre|médecin de garde|refuge|clinique|chose|fois|hôtel|magasin|dépanneur|épicerie|banque|école|pharmacie|resto\w*|personne|amie?)\b)(?:(?!(?:est|qui|que)\b)[\w'’\-]+ ){1,4}?"
    r"(?:de la place|du coin|du boutt?e|de la paroisse|icitte|du rang|de l['’]île|du canton|de par ici|à des kilomètres|à la ronde)\b",
    rf"\b(?:the|our) only {WORDS}{{0,2}}?{ROLE} (?:around here|in these parts|for miles|up here|out here|on the island|in the valley|north of|within)\b{REST}",
    r"\b(?:the )?(?:bab(?:y|ies)|newborns?|infants?|toddlers?|twins|kids?|boys?|girls?|child(?:ren)?|triplets)(?: (?:who|that) (?:was|were|got))? (?:left|found|abandoned|dumped) (?:at|in|on|behind|outside|under|by) [^.;,!?)]{2,50}?\bin (?:the )?(?:19|20)\d{2}s?\b",
    r"\bthe (?:baby|babies|newborns?|infants?)(?: (?:who|that) (?:was|were))? (?:left|found|abandoned|dumped) (?:at|in|on|behind|outside) (?:the|a|an) (?:[\w'’\-]+ ){0,3}?(?:fire ?hall|fire station|church|dumpster|steps|doorstep|manger|bus shelter|garbage|washroom|truck stop)\b",
    r"(?:\b(?:le|la|les)|\bl['’]) ?(?:bébés?|nouveau-nés?|enfants?|petite?s?|jumeaux|jumelles|poupons?)(?: (?:qui (?:a|ont) été|qu['’]on a))? (?:trouvée?s?|laissée?s?|abandonnée?s?|retrouvée?s?|déposée?s?) [^.;,!?)]{2,50}?\b(?:en (?:19|20)\d{2}|parvis|poubelle|caserne|église|presbytère)\b",
    rf"\b(?:married to|engaged to|{KIN} of|ex of) (?:the|that) (?:[\w'’\-]+ ){{0,3}}?{ROLE}{PLACE} {HURTS}(?:who|that|whose)\b{REST}",
    rf"\b(?:mariée? (?:au|à la|à l['’])|(?:{KIN_FR}) (?:du|de la|de l['’])) ?(?:[\w\-]+ ){{0,2}}?{ROLE_FR}{PLACE_FR} ?\b(?:qui (?:a|avait|s['’]est)|dont)\b{REST}",
)
"""Each is looked for by itself: in one pattern with the others they would take longer."""
