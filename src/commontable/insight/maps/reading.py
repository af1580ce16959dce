"""Which boundaries are maps drawn from now?"""

from commontable.insight.pictures.boundaries import Boundaries, named_by
from commontable.insight.pictures.boundary_file import from_plain

from .models import Boundary


def in_use() -> Boundaries | None:
    """Those of the file in use; None when there is none."""
    found = Boundary.objects.filter(is_in_use=True).values("features", "named_by").first()
    return named_by(from_plain(found["features"]), found["named_by"]) if found else None
