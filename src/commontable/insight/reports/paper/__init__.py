"""How does a report become a tagged PDF? Set by Typst from texts alone, with the product's own font, without the network."""

import json
import re
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Literal

from commontable.insight.pictures.paper import for_paper
from commontable.insight.reports.document import Report
from commontable.insight.reports.laying import Laid, laid

HERE = Path(__file__).parent
SIZE = re.compile(r'viewBox="0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)"')
TALLEST, SMALLEST = 0.7, 0.85
"""A picture this high for its width has the full width; a higher one is drawn smaller, as far as its letters stay readable."""
STANDARD: Literal["ua-1"] = "ua-1"


def pdf(report: Report) -> bytes:
    """The report as PDF/UA-1. The same report gives the same bytes."""
    # the typesetter is 30 MB: a web process never loads it before somebody asks
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])
    compiler = typst.Compiler(root=HERE, font_paths=fonts, ignore_system_fonts=True)
    made = compiler.compile(
        HERE / "report.typ",
        format="pdf",
        sys_inputs={"report": json.dumps(_on_paper(report))},
        pdf_standards=STANDARD,
        timestamp=datetime.combine(report.taken_on, time(), UTC),
    )
    assert isinstance(made, bytes)
    return made


def _on_paper(report: Report) -> Laid:
    """The texts, with each picture in daylight: on paper there is no style sheet."""
    texts = laid(report)
    for section in texts["sections"]:
        for block in section["blocks"]:
            if block.get("svg"):
                block["svg"] = for_paper(block["svg"])
                block["scale"] = scale_of(block["svg"])
                block["narrow"] = for_paper(block["narrow"] or block["svg"])
    return texts


def scale_of(svg: str) -> float:
    """How much of the width a picture takes: a high one less."""
    found = SIZE.search(svg)
    if found is None:
        return 1.0
    return max(SMALLEST, min(1.0, TALLEST * float(found["width"]) / float(found["height"])))
