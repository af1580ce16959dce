"""Which cell are a draft's texts bound to? Moved to another draft, or put back from an older writing, they do not open."""

from commontable.groundwork.keys.contexts import Compartment, Context

from .models import SealedWords


def cell_of(row: SealedWords) -> Context:
    return Context(row.draft_id, Compartment.IDENTITY, None, "words", row.revision)
