"""Small pipelines for tests: one that is trained here in a blink, one of patterns. Saved as an installation would put them."""

from pathlib import Path

import spacy
from spacy.training import Example

TRAINED_ON = (
    ("he owes [pepper] money", "pepper"),
    ("[pepper] took the keys", "pepper"),
    ("[marble] took the phone", "marble"),
    ("he owes [marble] money", "marble"),
    ("he owes the shop money", None),
    ("she took the bus", None),
    ("nobody saw the door", None),
)


def trained_in_english(folder: Path) -> Path:
    """Learns from seven sentences that "pepper" and "marble" are people; no rule could know it."""
    spacy.util.fix_random_seed(1)
    pipeline = spacy.blank("en")
    pipeline.add_pipe("ner")
    examples = [_example(pipeline, marked, name) for marked, name in TRAINED_ON]
    optimizer = pipeline.initialize(lambda: examples)
    for _turn in range(30):
        pipeline.update(examples, sgd=optimizer)
    return _saved(pipeline, folder / "en")


def of_patterns(folder: Path, language: str, *names: str, label: str = "PER") -> Path:
    """Marks these words and nothing else."""
    pipeline = spacy.blank(language)
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": name} for name in names])
    return _saved(pipeline, folder / language)


def _example(pipeline, marked: str, name: str | None) -> Example:
    text = marked.replace("[", "").replace("]", "")
    entities = [(text.index(name), text.index(name) + len(name), "PERSON")] if name else []
    return Example.from_dict(pipeline.make_doc(text), {"entities": entities})


def _saved(pipeline, folder: Path) -> Path:
    folder.parent.mkdir(parents=True, exist_ok=True)
    pipeline.to_disk(folder)
    return folder
