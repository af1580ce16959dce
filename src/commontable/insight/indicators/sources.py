"""Where do the definitions come from? Each with how far to trust it."""

from commontable.insight.indicators.form import Source, Words

PRACTICE = Source(
    Words(
        "Definitions agreed with table practice (practice.md 5)",
        "Définitions convenues avec la pratique (practice.md 5)",
    ),
    "ours",
)
DOSSIER = Source(
    Words(
        "Reports a table or steering body asks for (domain.md 8)",
        "Rapports demandés par les tables et le comité directeur (domain.md 8)",
    ),
    "ours",
)
RTD = Source(
    Words(
        "Risk-driven Tracking Database, as recalled (domain.md 2)",
        "Base de données provinciale sur les risques, de mémoire (domain.md 2)",
    ),
    "recollection",
)
SUDBURY = Source(
    Words(
        "Contents of the Sudbury data report 2014–17 (domain.md 8)",
        "Table des matières du rapport de Sudbury 2014-2017 (domain.md 8)",
    ),
    "official",
)
