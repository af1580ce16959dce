"""How does every process come to know that a list was changed? By an edition that is new after each change."""

from django.db import connection

from commontable.groundwork.access.licence import require_licence
from commontable.groundwork.access.session import new_lists_edition
from commontable.identifiers import new_id

_PUT = """
insert into vocabulary_edition ("only", edition) values (true, %s)
on conflict ("only") do update set edition = excluded.edition
"""


def new_edition() -> None:
    """From inside an action, after its change. Whoever changes a list meanwhile waits until this transaction ends."""
    require_licence("a new edition of the lists")
    edition = new_id()
    with connection.cursor() as cursor:
        cursor.execute(_PUT, [edition])
    new_lists_edition(edition)
