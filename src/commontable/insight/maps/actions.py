"""How does a boundary file come in, into use, and away?"""

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.locks import take_turns
from commontable.groundwork.access.session import moment
from commontable.insight.pictures.boundary_file import Outlines

from .models import Boundary
from .rules import may_bring, may_remove, may_use


@action(may_bring)
def bring_boundaries(thing: None, *, actor: Actor, outlines: Outlines) -> Boundary:
    """Keep the file to be looked at, in place of the one this analyst looked at before."""
    Boundary.objects.filter(is_in_use=False, brought_by_id=actor.member).delete()
    return Boundary.objects.create(
        features=outlines.plain(),
        left_out=list(outlines.left_out),
        corners=outlines.corners,
        corners_before=outlines.corners_before,
        off_by=outlines.off_by,
        brought_at=moment(),
        brought_by_id=actor.member,
    )


@action(may_use)
def use_boundaries(boundary: Boundary, *, actor: Actor, named_by: str) -> Boundary:
    """From now on maps are drawn from it, and from no other. `named_by` is the property that holds each area's name.

    All members read what is in use: whatever else the file says of its areas is kept no longer.
    """
    take_turns("use_boundaries")
    Boundary.objects.filter(is_in_use=True).delete()
    boundary.is_in_use, boundary.named_by = True, named_by
    boundary.features = [each | {"said": _named_alone(each["said"], named_by)} for each in boundary.features]
    boundary.used_at, boundary.used_by_id = moment(), actor.member
    boundary.save()
    return boundary


def _named_alone(said: dict[str, str], named_by: str) -> dict[str, str]:
    return {name: value for name, value in said.items() if name == named_by}


@action(may_remove)
def remove_boundaries(boundary: Boundary, *, actor: Actor) -> None:
    """No map is drawn from it any more. Numbers stay as they are, in tables."""
    boundary.delete()
