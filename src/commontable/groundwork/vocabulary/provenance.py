"""How far can a reader trust this wording? One sentence to print beside it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commontable.groundwork.vocabulary.terms import Term, Vocabulary


def term_sentence(term: Term) -> str:
    """Where the wording of one term comes from, in the language of the page."""
    if term.is_own:
        return _("Added by this installation; it is on no other list.")
    if term.provenance == "recollection":
        return _("Wording recalled, not checked against the province's list.")
    if term.provenance == "published":
        return _("Named in a published source: %(source)s.") % {"source": term.source}
    return _("Our own wording; it is on no provincial list.")


def french_sentence(term: Term) -> str:
    """Where the French of one term comes from, in the language of the page."""
    if term.fr_source == "ours":
        return _("French translated by us; no official French was seen.")
    return _("Official French: %(source)s.") % {"source": term.fr_source}


def list_sentence(vocabulary: Vocabulary) -> str:
    """How much of a list is recalled, in the language of the page; empty if nothing is."""
    recalled = sum(term.provenance == "recollection" for term in vocabulary)
    if not recalled:
        return ""
    return ngettext(
        "%(recalled)d of %(all)d wordings is recalled, not checked against the province's list.",
        "%(recalled)d of %(all)d wordings are recalled, not checked against the province's list.",
        recalled,
    ) % {"recalled": recalled, "all": len(vocabulary)}
