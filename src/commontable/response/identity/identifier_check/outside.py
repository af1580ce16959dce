"""What would let somebody outside the room recognise the person? An event in the news, a rare trade, the only one of a kind."""

import re

from .findings import Finding, Kind

SHAPES = (
    # in the news
    r"(?:on |in )?(?:the )?(?:front page|headlines?|evening news|local news|papers?|newspapers?|media)\b(?! (?:route|bag|work|form|trail))",
    r"\b(?:in|on|by|covered by|interviewed by|reported by) (?:the )?(?:Star|Globe(?: and Mail)?|Sun|Post|CBC|CTV|CP24|Global(?: News)?|CityNews|Radio-Canada|TVA|TFO)\b",
    r"\b(?:went|gone|going) viral\b|\b(?:devenue?s?|est|était) virale?s?\b|\ball over the (?:news|internet|media)\b",
    r"\b(?:la une|les journaux|les médias|les nouvelles|aux nouvelles|au téléjournal|tous les médias)\b",
    r"\b(?:couverte?s?|interviewée?|diffusée?) (?:par|à|sur) (?:la )?(?:Radio-Canada|TVA|CBC|TFO|CP24|presse)\b",
    r"\bdans (?:Le Devoir|La Presse|Le Journal|L['’]Express|Le Droit|le Star|le Toronto Star)\b",
    r"\b(?:was|were|been) (?:on television|on TV|televised|in a documentary)\b|\bpassée? à la télé(?:vision)?\b|\bun documentaire\b",
    # a rare trade or honour
    r"\b(?:retired |former |ancienne? )?(?:astronauts?|astronautes?|olympians?|olympiques?|ambassadors?|ambassadeurs?|ambassadrices?|senators?|sénateurs?|sénatrices?)\b(?: à la retraite)?",
    r"\b(?:city |former )?councillors?\b(?! (?:services?|support))|\b(?:conseillers?|conseillères?) municipa(?:l|le|ux)\b(?: dans les années \d+)?|\bmember of (?:provincial )?parliament\b|\bdéputée?\b|\bmayor\b|\bmairesse\b|\b(?:le|un|ancien) maire\b",
    r"\b(?:provincial|national|world|olympic)[\w\s]{0,20}\b(?:champion(?:ship)?s?|medal(?:list)?s?|title|record)\b|\b(?:championnat|champion(?:ne)?|médaille|titre|record) (?:provincial|national|mondial|olympique|du monde|du Canada)e?(?: d['’e]\s?\w+)?",
    r"\b(?:famous|celebrity|well[- ]known (?:singer|actor|actress|athlete|player|musician|preacher)|television host|news anchor|pop star|rapper|NHL|NBA|NFL|Blue Jays|Maple Leafs|Raptors)\b",
    r"\b(?:célèbre|vedette|animat(?:eur|rice) (?:de|à la) (?:radio|télé\w*)|joueu(?:r|se) professionnel(?:le)?)\b",
    r"\b(?:harp|cello|oboe|organ|opera|ballet)\b[^.]{0,25}\b(?:conservatory|orchestra|company|school)\b|\bla (?:harpe|clarinette)\b[^.]{0,25}\b(?:conservatoire|orchestre)\b|\borchestre symphonique\b",
    # the only one
    r"\b(?:the )?only (?:[\w'’\-]+ ){1,4}(?:in|on|at|of) (?:the|this|our|their|his|her) (?:\w+ ){0,2}(?:building|street|strip|block|school|neighbourhood|city|ward|shelter|area|town|floor|province|country|team|parish|congregation)\b",
    r"\b(?:la|le|les) seule?s? (?:[\w'’\-]+ ){1,4}(?:de|du|dans|à) (?:l['’]|la |le |l’)?\s?(?:immeuble|rue|quartier|école|ville|refuge|secteur|étage|province|pays|équipe|paroisse)\b",
    r"\b(?:the (?:first|last)) (?:[\w'’\-]+ ){1,3}(?:in|of) (?:canada|ontario|toronto|the country|the province)\b|\b(?:le|la) (?:premi(?:er|ère)|dernière?) (?:[\w'’\-]+ ){1,3}(?:au Canada|en Ontario|à Toronto)\b",
    r"\b(?:the man|the woman|the person|the boy|the girl|the guy) (?:who|that) (?:lived|slept|climbed|jumped|survived|won|saved|set)\b[^.,;]*",
    r"\b(?:l['’]homme|la femme|la personne|le garçon|la fille|celui|celle) qui (?:a |avait )?(?:vécu|dormi|grimpé|sauté|survécu|gagné|sauvé|mis)\b[^.,;]*",
    r"\b(?:triplets?|quadruplets?|triplées?|quadruplées?|conjoined|siamois(?:es)?)\b",
    r"\b(?:lottery winner|won the lottery|gagné à la loterie|gagné le gros lot)\b",
)
PATTERN = re.compile("|".join(f"(?:{shape})" for shape in SHAPES), re.IGNORECASE)


def find_outside(text: str) -> list[Finding]:
    """Each phrase that points to something known outside the room."""
    return [Finding(match.start(), match.end(), Kind.OUTSIDE) for match in PATTERN.finditer(text)]
