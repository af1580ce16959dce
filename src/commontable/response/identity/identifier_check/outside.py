"""What would let somebody outside the room recognise the person? An event in the news, a rare trade, the only one of a kind."""

import re

from .findings import Finding, Kind

WHERE = (
    r"(?:building|street|strip|school|neighbou?rhood|city|ward|shelter|area|town|township|floor|province|country|county|region|district|reserve|village|team|parish|congregation|canada|ontario|toronto|world|left"
    r"|immeuble|rue|quartier|école|ville|refuge|secteur|étage|province|pays|région|canton|comté|réserve|village|équipe|paroisse|ontario|monde|ronde)"
)
SHAPES = (
    # in the news, on a screen, known to all
    r"(?:on |in |made )?(?:the )?(?:(?:national|local|provincial|front[- ]page) )?(?:front page|headlines?|evening news|news\b(?!paper)|media\b(?! (?:route|bag|work|form|trail)))",
    r"\b(?:in|made|all over|by) the (?:papers|newspapers|tabloids)\b",
    r"\b(?:played|skated|pitched|fought|boxed|danced|sang|drove|raced) (?:for|with|in) (?:the )?(?-i:[A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)?|national team|olympics)\b|\b(?:joué|patiné|lancé|boxé|dansé|chanté|couru) (?:pour|avec|aux) (?:les? |la |l['’])?(?-i:[A-ZÀ-Þ][\w-]+|équipe nationale)\b",
    r"\b(?:in|on|by|covered by|interviewed by|reported by) (?:the )?(?:Star|Globe(?: and Mail)?|Sun|Post|CBC|CTV|CP24|Global(?: News)?|CityNews|Radio-Canada|TVA|TFO)\b",
    r"\b(?:went|gone|going) viral\b|\b(?:devenue?s?|est|était) virale?s?\b|\ball over the (?:news|internet|media)\b|\b(?:millions?|thousands|milliers) (?:of |de )?(?:views|vues|followers|abonnés)\b",
    r"\b(?:la une|(?:dans|par|tous) les (?:journaux|médias)|aux nouvelles|au téléjournal|tous les médias|manchettes)\b",
    r"\b(?:couverte?s?|interviewée?|diffusée?|vue?s?|passée?s?) (?:partout|par|à|sur|dans|au) (?:la |le )?(?:Radio-Canada|TVA|CBC|TFO|CP24|presse|télé\w*|journal)\b|\bdiffusée? partout\b",
    r"\bdans (?:Le Devoir|La Presse|Le Journal|L['’]Express|Le Droit|le Star|le Toronto Star)\b",
    r"\b(?:on (?:tv|television)|televised|documentary|documentaire|(?:a|the|un|le) (?:movie|film)\b(?! theat)|bestsell\w+|best-seller|tv show|reality show|radio host|morning show|talk show|(?<!centre )(?<!centres )commercials?\b(?! (?:area|building|space|strip|unit|street|plaza))|podcast)",
    r"\b(?:à la (?:télé(?:vision)?|radio)|émission|animat(?:eur|rice)|chroniqueu(?:r|se)|téléroman|musée à son nom|un film\b|clip)\b",
    r"\balerte amber\b|\bamber alert\b",
    r"\b(?:well[- ]known|famous|celebrity|notorious|célèbre|vedette|très connue?)\b(?! (?:to|by|for|de la police|des services|à la police))",
    r"\b(?:known|recogni[sz]ed) (?:across|around|all over|throughout|everywhere)\b|\beveryone (?:in town )?(?:knows|recogni[sz]es|remembers)\b|\beverybody (?:knows|recogni[sz]es)\b",
    r"\btout le monde (?:la |le |l['’]|les |en |a )?(?:connaît|reconnaît|connait|reconnait|parle|vue?|sait)\b|\bconnue? (?:dans|de) tout(?:e)? (?:la|le)\b|\bon l['’]a vue? (?:à|dans)\b",
    # a rare trade, honour or feat
    r"\b(?:retired |former |ancienne? |ex-)?(?:astronauts?|astronautes?|olympians?|olympi(?:c|que)s?|paralympi(?:c|que)s?|ambassadors?|ambassadeurs?|ambassadrices?|senators?|sénateurs?|sénatrices?)\b(?: à la retraite)?",
    r"\b(?:city |former )?councillors?\b(?! (?:services?|support))|\b(?:conseillers?|conseillères?) municipa(?:l|le|ux)\b(?: dans les années \d+)?|\bmember of (?:provincial )?parliament\b|\bdéputée?\b|\bmayor\b|\bmairesse\b|\b(?:le|un|ancien|ex-)\s?maire\b|\bchief of the\b",
    r"\b(?:champion(?:ne|ship)?s?|championnats?|gold medal\w*|silver medal\w*|bronze medal\w*|medal of|médaill\w+|olympic bronze|world record|record du monde|hall of fame|temple de la renommée|inducted|intronisée?|stanley cup|coupe stanley|grey cup|coupe grey|nobel|juno|order of (?:canada|ontario)|ordre (?:du (?:canada|québec|mérite)|de l['’]ontario)\b)",
    r"\b(?:NHL|NBA|NFL|CFL|LNH|LCF|Blue Jays|Maple Leafs|Raptors|Jays|Leafs|Canadiens)\b|\b(?:linebacker|quarterback|goaltender|gardien de but|mascot|mascotte|home opener|first pitch|pro wrestler|jockey)\b",
    r"\b(?:rapper|rappeu(?:r|se)|pop star|rock star|drummer|batteur|lead singer|chanteu(?:r|se)|actor|actress|acteur|actrice|comedian|humoriste|film director|réalisat(?:eur|rice)|novelist|romanci(?:er|ère)|author of|auteure? de|wrote the|inventor|inventeu?r(?:ice)?|a inventé|invented)\b",
    r"\b(?:voice of|voix de) (?:the|la|le)\b|\bporte-drapeau\b|\bflag bearer\b|\b(?:Miss|Mister) (?:[A-Z][a-z]+ )+|\b(?:beauty queen|carnival queen|reine d[ue]\b)",
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
PATTERN = re.compile("|".join(f"(?:{shape})" for shape in SHAPES), re.IGNORECASE)


def find_outside(text: str) -> list[Finding]:
    """Each phrase that points to something known outside the room."""
    return [Finding(match.start(), match.end(), Kind.OUTSIDE) for match in PATTERN.finditer(text)]
