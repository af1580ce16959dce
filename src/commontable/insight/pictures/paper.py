"""How does a drawing look on paper and in a file of its own, where no style sheet is? In daylight, written into it."""

from xml.etree import ElementTree as ET

from . import ink

SVG = "http://www.w3.org/2000/svg"
ET.register_namespace("", SVG)


def for_paper(svg: str) -> str:
    """The same drawing with its colours, strokes and letters as attributes, and no class."""
    root = ET.fromstring(svg)
    root.set("font-family", ink.FONT)
    for element in root.iter():
        for name, value in ink.in_light(element.attrib.pop("class", "")).items():
            element.attrib.setdefault(name, value)
    return ET.tostring(root, encoding="unicode")
