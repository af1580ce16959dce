"""Which class of a drawing has which colour and stroke? The style sheet of the pages and the paper both follow this list."""

LIGHT = {
    "surface": "#ffffff",
    "sunken": "#f4f6f5",
    "ink": "#14201d",
    "ink-2": "#43504c",
    "ink-3": "#5a6763",
    "line": "#d3dad7",
    "line-2": "#74817c",
    "table-text": "#0b5c54",
    "table-tint": "#e5f2ef",
    "late": "#a3182b",
    "h1": "#e5f2ef",
    "h2": "#b4d8d1",
    "h3": "#74b3a8",
    "h4": "#2e8277",
    "h5": "#0b5c54",
    "h-ink-low": "#14201d",
    "h-ink-high": "#ffffff",
}
"""The tokens a picture uses, as they are in daylight: design/tokens.css has the same."""

FONT = "Atkinson Hyperlegible Next, Atkinson Hyperlegible, Noto Sans, sans-serif"

CLASSES = {
    "pic-text": {"font-size": "12px", "fill": "--ink"},
    "pic-quiet": {"font-size": "12px", "fill": "--ink-2"},
    "pic-strong": {"font-size": "12px", "fill": "--ink", "font-weight": "700"},
    "pic-halo": {"stroke": "--surface", "stroke-width": "3px", "stroke-linejoin": "round", "paint-order": "stroke"},
    "pic-middle": {"text-anchor": "middle"},
    "pic-end": {"text-anchor": "end"},
    "pic-grid": {"fill": "none", "stroke": "--line", "stroke-width": "1px"},
    "pic-foot": {"fill": "none", "stroke": "--line-2", "stroke-width": "1px"},
    "pic-band": {"fill": "--table-tint"},
    "pic-limit": {"fill": "none", "stroke": "--ink-2", "stroke-width": "1px", "stroke-dasharray": "2 3"},
    "pic-centre": {"fill": "none", "stroke": "--ink-2", "stroke-width": "1.5px", "stroke-dasharray": "7 4"},
    "pic-line": {"fill": "none", "stroke": "--table-text", "stroke-width": "2.5px", "stroke-linejoin": "round"},
    "pic-thin": {"fill": "none", "stroke": "--ink-3", "stroke-width": "1px"},
    "pic-dot": {"fill": "--table-text"},
    "pic-outside": {"fill": "--surface", "stroke": "--late", "stroke-width": "3px"},
    "pic-bar": {"fill": "--table-text"},
    "pic-under": {"fill": "none", "stroke": "--surface", "stroke-width": "5px"},
    "pic-range": {"fill": "none", "stroke": "--ink", "stroke-width": "1.5px"},
    "pic-frame": {"fill": "--surface", "stroke": "--line-2", "stroke-width": "1px"},
    "pic-hatch": {"fill": "none", "stroke": "--line-2", "stroke-width": "1px"},
    "pic-alone": {"fill": "--sunken"},
    "pic-none": {"fill": "--surface", "stroke": "--line", "stroke-width": "1px"},
    "pic-area": {"stroke": "--line-2", "stroke-width": "0.75px", "stroke-linejoin": "round"},
    "pic-link": {"fill": "none", "stroke": "--line-2"},
    "pic-node": {"fill": "--surface", "stroke": "--table-text", "stroke-width": "2px"},
    "pic-node-full": {"fill": "--table-text", "stroke": "--table-text", "stroke-width": "2px"},
    "pic-h1": {"fill": "--h1"},
    "pic-h2": {"fill": "--h2"},
    "pic-h3": {"fill": "--h3"},
    "pic-h4": {"fill": "--h4"},
    "pic-h5": {"fill": "--h5"},
    "pic-on-low": {"fill": "--h-ink-low"},
    "pic-on-high": {"fill": "--h-ink-high"},
}
"""A later class wins over an earlier one where an element has both."""


def style_sheet() -> str:
    """The rules of these classes, as they stand in design/pictures.css."""
    return "\n".join(f"  .{name} {{ {_declared(style)} }}" for name, style in CLASSES.items())


def _declared(style: dict[str, str]) -> str:
    return " ".join(f"{name}: {f'var({value})' if value.startswith('--') else value};" for name, value in style.items())


def in_light(classes: str) -> dict[str, str]:
    """The presentation attributes of an element with these classes, in daylight."""
    named = classes.split()
    merged: dict[str, str] = {}
    for name, style in CLASSES.items():
        merged |= style if name in named else {}
    return {name: _concrete(value) for name, value in merged.items()}


def _concrete(value: str) -> str:
    return LIGHT[value[2:]] if value.startswith("--") else value.removesuffix("px")
