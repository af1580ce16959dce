"""Who is told, in French, by their part in a town that is named and what befell them there, or as somebody all know?"""

from .described import SAID
from .public_parts import ROLE_FR

WORDS = r"(?:(?!(?:est|qui|que|et|mais|dit|veut)\b)[\w'’\-/]+ )"
REST = r"[^.;,!?«»\"\n]{0,70}"
TOWN = r"(?-i:[A-ZÀ-Þ][\w.'’\-]+(?: [A-ZÀ-Þ][\w.'’\-]+){0,3})"
NOT_OURS = (
    r"(?!(?:cliente?|patiente?|locataire|intervenante?|travailleu\w*|agente? (?:de|des|du)\b|collègue|conjointe?|voisine?|ex|chum|blonde|mère|père|maman|papa|frère|sœur|soeur|fille de|fils de|infirmi\w+ qui|service|clinique|équipe|"
    r"hôpital|refuge|maison|police|école|dossier|adresse|plus|même|première fois|seule? (?:chose|fois|place))\b)"
)
"""Somebody of the work or of the house: told to colleagues, and to nobody else."""
SOMEONE = rf"(?:{ROLE_FR}|madame|monsieur|dame|bonhomme|bonne femme|homme|femme|gars|fille|vieux|vieille|couple|jumeaux|jumelles|frères|sœurs|veuve|veuf|(?!(?:meilleure?|ailleurs|intérieur|extérieur|erreur|peur|douleur|lumière|manière|dernier|première|premier|matière|rivière|hier)\b)\w{{3,}}(?:eur|euse|rice|ier|ière|iste|ienne?|eux))"
"""Anybody who is told by what they do."""
ILL = r"(?:frapper|happer|renverser|tirer|mordre|attaquer|brûler|voler|kidnapper|enlever|poignarder|écraser|amputer|couper|arracher|filmer|pogner|arrêter|suspendre|congédier|renvoyer|élire|battre|expulser|interviewer|décorer|défigurer|électrocuter|ensevelir|prendre|sauver|repêcher|coincer)"
FELL = (
    rf"(?:s['’](?:est|était|étaient|sont) fait {ILL}|(?:a|avait|ont|avaient) (?:tout |toute |toutes |déjà |presque )?(?:gagné|remporté|perdu (?!connaissance|du poids|patience|ses (?:clés|pilules|médic)|son (?:logement|cell|téléphone|emploi|portefeuille))|fait faillite|passé au feu|survécu|sauvé|trouvé (?:un|une|le|la) (?:corps|bébé|bombe)"
    r"|marié|enterré|accouché (?:dans|sur|au)|démissionné|dénoncé|poursuivi|brûlé (?:la|le|l['’])|foncé|viré sur|défoncé (?:la|le) (?:vitrine|barrage|pont)|tué|tiré (?:sur|un)|abattu|nagé|traversé|couru|marché (?:de|jusqu)|vendu (?:la|le|l['’])|fondé|bâti|ouvert (?:la|le|l['’]) ?(?!portes?\b|barrière|dossier|fenêtre|logement|chambre)\w+"
    r"|eu (?:des (?:jumeaux|triplés|quadruplés)|un transplant|une greffe|son accident)|passé (?:à|dans|aux))|dont (?:le|la|les|l['’]) ?[\w\-]+ (?:a|ont|est|sont|s['’]est)|qu['’]on a (?:vue?|retrouvée?|trouvée?|sortie?|arrêtée?))"
)
"""What befell them or what they did, so that a place speaks of it."""
SHOWN = r"(?:chante|chantait|danse|dansait|joue|jouait|prêche|prêchait|quête|quêtait|vend|vendait|nourrit|défile|se promène|se promenait|patine|sculpte|peint|dirige|dirigeait|sonne|fait (?:le|la) (?:circulation|père noël|clown|statue)|tient|tenait|conduit|conduisait|salue)"
WHERE = r"(?:devant|sur|au coin|à l['’]entrée|dans|au|aux|à|près|en face|le long)"
LOOKS = r"(?: (?:à|au|aux|avec)(?: |\b)(?:l['’]|la |le |les |un |une |son |sa |ses )?(?:[\w'’\-]+ ?){1,4}?)"
KNOWN_TO_ALL = (
    # « c’est la conductrice du traversier de … qui a gagné … »
    rf"{SAID} (?:le|la|l['’]|les|celui|celle)\s?{NOT_OURS}(?:[\w\-]+ ){{0,2}}?{SOMEONE} {WORDS}{{0,5}}?(?:(?:de|du|des|à|au|aux|en|dans|sur) (?:la |le |l['’])?|d['’])(?:{TOWN}|l['’](?:école|église|aréna|hôtel de ville)|la (?:paroisse|caisse|poste|marina)) ?{WORDS}{{0,3}}?(?:qui |(?=dont|qu['’]on)){FELL}{REST}",
    # « la madame au manteau vert qui chante devant la … de … »
    rf"(?:\b(?:le|la|les)|\bl['’]) ?{NOT_OURS}(?:petite? |vieux |vieille |grande? )?{SOMEONE}{LOOKS} ?\bqui {SHOWN} (?:[\w'’\-]+ ){{0,3}}?{WHERE} (?:[\w'’\-]+ ){{0,5}}?(?:de |d['’]|du |à |au |la |le |rue |l['’]){TOWN}",
    # « vous le connaissez, le monsieur qui … », « tout le monde le connaît, le gars du … »
    rf"\b(?:(?:vous|tu|on|le monde) (?:la |le |l['’]|les )?(?:connaissez|connais|connaît|connait|reconnaissez|reconnaît|reconnait|replacez|replace)|(?:vous|tu) (?:savez|sais)|tu sais c['’]est qui|vous savez (?:c['’]est )?qui)(?: (?:sûrement|peut-être|tous|toutes|bien|certain|probablement|déjà))?, (?:le|la|les|l['’]|celui|celle) ?{NOT_OURS}{WORDS}{{0,6}}?(?:qui|dont|avec|à|au|de|du|des)\b{REST}",
)
"""Each is looked for by itself: in one pattern with the others they would take longer."""
