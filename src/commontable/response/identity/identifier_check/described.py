"""Who is told by what they are in a small place: its only dentist, the reeve's son, the family that kept the store?"""

CAPITALS = r"(?-i:[A-ZÀ-Þ][\w'’\-]+(?: [A-ZÀ-Þ][\w'’\-]+){0,3})"
TAIL = r"[^.;,!?«»\"\n]{0,70}"
A_WORD = r"(?:(?!(?:is|was|has|had|he|she|they|we|who|that)\b)[\w'’\-]+ )"
PUBLIC = (
    r"(?:mayor|reeve|warden|chief|imam|priest|pastor|rabbi|bishop|deacon|reverend|monk|minister|principal|judge|magistrate|councillor|mpp?|sheriff|coroner|premier|dean|fire chief|harbour ?master|postmaster|postmistress"
    r"|librarian|pharmacist|undertaker|goalie|goaltender|referee|umpire|coach|anchor|announcer|broadcaster|radio host|dj|principal|school trustee|surgeon|lighthouse keeper|crossing guard|town crier|dentist|vet|veterinarian)"
)
"""Of whom there are one or two in a small place, and everybody knows which."""
PUBLIC_FR = (
    r"(?:maire|mairesse|préf[eè]te?|chef|cheffe|imam|prêtre|curé|pasteure?|évêque|diacre|rabbin|ministre|députée?|juge|directeur|directrice|conseiller|conseillère|coroner|notaire|pharmacien|pharmacienne|bibliothécaire|embaumeur"
    r"|gardien de but|ailier|arbitre|entraîneuse|entraîneur|animateur|animatrice|lecteur de nouvelles|commissaire|maître de poste|chantre|sacristain|dentiste|vétérinaire|sage-femme|doyenn?e?)"
)
PLAYS = r"(?:NHL|OHL|WHL|AHL|QMJHL|CFL|NBA|NFL|MLB|NLL|PWHL|LHJMQ|LNH|LCF|OLYMPIC|Olympic|Junior [AB])"
TRADE = (
    r"(?:(?:wo)?man|girl|boy|guy|person|teen|couple|family|nurse|dentist|vet|cop|judge|imam|priest|pastor|rabbi|chief|goalie|coach|principal|midwife|doula|chef|clerk|guard|pilot|mechanic|captain|cook|nun|monk|bailiff|\w+smith"
    r"|(?!(?:shelter|paper|number|order|door|floor|counter|letter|winter|summer|quarter|dinner|water|center|transfer|matter|answer|offer|river|corner|cover|drawer|printer|computer|freezer|mirror|elevator|monitor|other|remainder|trigger"
    r"|stressor|factor|laptop|member|supporter|caller|prior|whether|never|ever|over|after|under|computer|daycare|theater|heater|number|charger|cooler|lever|error|color|harbor|for|or|her|were|per)\b)\w{3,}(?:er|or|ist|ian|man|woman|eer|ic))"
)
NOT_PUBLIC = r"(?!(?:tenant|partner|roommate|client|patient|worker|employer|neighbou?r|landlord|foster|boyfriend|girlfriend|spouse|husband|wife|friend|address|school|place|job|unit|staff|resident|caller|room|home|counsellor|boss|drug|coworker)\b)"
NOT_PUBLIC_FR = r"(?!(?:conjointe?|locataire|coloc\w*|chum|copain|copine|employeur|propri\w*|blonde|amie?|voisine?|cliente?|patron|mari|femme|intervenante?|adresse|appart\w*|école|logement|emploi|dossier|numéro|chambre|job|patiente?|collègue|travailleu\w*)\b)"
KIN = r"(?:son|daughter|brother|sister|wife|husband|nephew|niece|cousin|father|mother|widow|widower|ex-wife|ex-husband|ex|kid|child|stepson|stepdaughter|grandson|granddaughter|twin|uncle|aunt)"
KIN_FR = r"(?:fils|fille|frère|soeur|sœur|femme|épouse|mari|conjointe?|neveu|nièce|cousine?|père|mère|veuve|veuf|ex|petit-fils|petite-fille|beau-frère|belle-sœur|beau-fils|belle-fille|oncle|tante|gars|gendre|bru)"
SAID = r"(?:\b(?:is|was|are|were|be|being|as|['’]s|became)|\b(?:est|était|sont|étaient|être|comme|c['’]est|c['’]était))"
DID = r"(?:sued|ran (?!away|out|off|from|to)|built|started|founded|led|opened|exposed|donated|hosted|organi[sz]ed|lost (?!weight|consciousness|it|contact)|(?:owned|kept|sold|had|ran|lost) (?:the |a |our )?(?:\w+ )?(?:store|mill|inn|hotel|motel|farm|drive-in|restaurant|diner|bar|rink|marina|mine|company|newspaper|station|garage|funeral|arcade|bakery|factory|lodge|resort|ranch|theatre|cinema|pub|bowling|ferry|sawmill|orchard|dairy|bus line|museum|shop)|played|painted|carved|preached|coached|refereed|married|delivered|broke the|lives in the old|turned in (?:his|her|the))"
DID_FR = r"(?:(?:tenait|tenaient|avait|avaient|possédait|a perdu|ont perdu|a bâti|a vendu|opérait|gardait|menait|vendait|dirigeait) (?:le |la |l['’]|un |une |notre )(?:\w+ )?(?:magasin|scierie|hôtel|moulin|motel|ferme|restaurant|ciné\w+|garage|boulangerie|auberge|quincaillerie|épicerie|dépanneur|taverne|caisse|journal|marina|salon|cantine|usine|fromagerie|laiterie|verger|traversier|casse-croûte|boucherie|pharmacie|poste|musée|phare)|a fondé|a poursuivi|a ouvert|a mené|animait|a dénoncé|a gagné|habite (?:le|la|l['’]) ?(?:vieux|vieille|ancien\w*|phare)|a fait (?:la|de la)|a peint)"
DESCRIBED = (
    # the only one, and the first, of a place that is named
    rf"\b(?:the |an? )?(?:only|sole|last) (?:[\w'’\-]+ ){{0,4}}?{TRADE} (?:in|at|on|from|for|around) (?:the |our |this |all of )?(?:{CAPITALS}|town|here)(?: (?:port|mine|mill|plant|harbour|reserve|band|school|hospital|area))?",
    rf"{CAPITALS}['’]s (?:only|sole|first|last|oldest|youngest) {A_WORD}{{0,3}}?{TRADE}\b",
    rf"\b(?:the )?(?:first|youngest|oldest) (?:[\w\-]+ ){{0,2}}?{TRADE} (?:(?:from|in|at|of) (?:the )?{CAPITALS} )?(?:ever )?to (?!(?:the|a|be seen|see|call|arrive|leave)\b)\w+{TAIL}",
    rf"\b(?:(?:la |le |l['’]|une? )(?:seule?|derni(?:er|ère))|(?:la |le |une? )?premi(?:er|ère)) (?!dans\b|à\b|avec\b|sur\b|refuge|place|lit\b|hôpital|clinique|école|magasin|logement|motel|autobus|fois|visite|appel|nuit|nations?|adresse)(?:[\w'’\-]+ ){{1,5}}?(?:dans|en|à|au|du|de|d['’]) ?(?:le |la |l['’])?{CAPITALS}",
    rf"\b(?:la |le |l['’])?(?:premi(?:er|ère)) (?!fois|chose|étage|appel|réflexe|pas\b|rendez)(?:[\w'’\-]+ ){{1,4}}?à (?:avoir|être|s['’]être|s['’]y|\w+(?:er|ir|re))\b{TAIL}",
    rf"\b(?:la|le) (?:premi(?:er|ère)) (?:maire|mairesse|chef|cheffe|femme|homme|juge|préfète|directrice|pilote|médecin)\b{TAIL}",
    # who had a part in public life
    rf"\b(?:a |the |is )?(?:former|retired|defrocked|disgraced|disbarred|ex-) ?{NOT_PUBLIC}(?:[\w'’\-]+ ){{0,3}}?{PUBLIC} (?:who|whose|that|from|of|at|in|on)\b{TAIL}",
    rf"\b(?:a |the |is an? )?(?:former |retired |ex-)(?-i:{PLAYS})\b{TAIL}",
    rf"(?:\bune? |\ble |\bla |l['’]|\b)(?:ancien|ancienne|ex-) ?{NOT_PUBLIC_FR}(?:[\w\-]+ ){{0,2}}?(?:{PUBLIC_FR}|gardien|gardienne|jou\w+|chanteu\w+|polici\w+|pompi\w+|profess\w+|prof|médecin|présidente?|capitaine|lutteu\w+|boxeu\w+|directeu\w+)(?: (?:d\w|du|des|de|à|au|qui|dont)\b| d['’]){TAIL}",
    rf"(?:\bune? |\ble |\bla |l['’])(?:ancien|ancienne) {NOT_PUBLIC_FR}(?:[\w'’\-]+ ){{1,5}}?(?:qui|dont) {TAIL}",
    # kin of whom all know
    rf"\b(?:the |a )?{KIN} of (?:the|our|a) (?:[\w\-]+ ){{0,2}}?{PUBLIC}\b(?!['’]s)(?: (?:of|at|in) [^.;,!?]{{3,40}})?",
    rf"\b(?:the|our) (?:[\w\-]+ )?{PUBLIC}['’]s (?:\w+ )?{KIN}\b",
    rf"\b(?:le |la |l['’]){KIN_FR} (?:du|de la|de l['’]|de notre|d['’]une?|à) ?(?:ancien\w* )?{PUBLIC_FR}\b(?: (?:à la retraite|(?:de|du|des|d['’]) ?[^.;,!?]{{3,40}}))?",
    # what somebody is said to be
    rf"{SAID} (?:the|our) (?:[\w\-]+ ){{0,2}}?{PUBLIC} (?:of|at|in|from|who|whose|for|on)\b{TAIL}",
    rf"{SAID} (?:le|la|l['’]) ?(?:[\w\-]+ )?{PUBLIC_FR} (?:de la|de l['’]|du|des|d['’]|de|à|au|qui|dont)(?: |\b)(?![^.;,!?]*\bqui (?:appelle|a appelé|l['’]a|nous|signale|rapporte|demande|écrit|téléphone))(?! ?(?:service|cuisine|projet|clinique|équipe|garderie)\b){TAIL}",
    rf"\b(?:the|that) (?:[\w\-]+ )?(?:man|woman|couple|guy|lady|teacher|judge|priest|doctor|nurse|farmer|fisherman|family|brothers|sisters) (?:who|that) {DID}\b{TAIL}",
    rf"\b(?:de |c['’]est |est )?(?:l['’]homme|la femme|la dame|le gars|le couple|la famille|les frères|les sœurs|le monsieur) qui {DID_FR}\b{TAIL}",
    rf"\b(?:l['’]homme|la femme|la dame|le gars|le couple|la famille|celui|celle) dont (?:[\w'’]+ ){{0,4}}?(?:parl\w+|se souvient|connaît)\b{TAIL}",
    rf"\bwho (?:plays|played) (?:santa|the (?:grinch|bunny|mascot)|father christmas|jesus|mary|joseph)\b{TAIL}|\bqui (?:fait|faisait|a fait|joue|jouait) le (?:père noël|bonhomme|roi mage)\b{TAIL}",
    rf"\bwinners? of (?:the |last )?(?:\d|(?-i:[A-Z])|lotto|lottery|derby|raffle|contest|race|tournament){TAIL}|\bgagnante?s? (?:du|de la|des|de l['’]) ?(?:\d|(?-i:[A-ZÀ-Þ])|loto|loterie|tirage|derby|concours|course|tournoi|rodéo){TAIL}",
    rf"\b(?:everyone|everybody|the whole (?:town|county|village|reserve)) (?:talked|was talking|still talks|wrote) about\b{TAIL}",
)
