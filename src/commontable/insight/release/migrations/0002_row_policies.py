"""Who reads which numbers: a table's own its members, the committee's the committee, the public ones every member.

What is only prepared is its makers' to read, and those who may publish it. A withdrawn release says that it was there
and why it is not; its numbers stay for the analysts, whose next release must agree with them. The queue writes them.
"""

from django.db import migrations

from commontable.groundwork.access.policies import (
    ANALYST,
    COORDINATED,
    MY_TABLES,
    SIGNED_IN,
    STEERING,
    SYSTEM_TABLES,
    protect,
)

SYSTEM = "(select my_role()) = 'system'"
CITY_WIDE = f"exists (select 1 from tables_situationtable t where t.is_city_wide and t.id = {COORDINATED})"
OURS = f"(audience = 'table' and table_id = {COORDINATED})"
MAKERS = f"{ANALYST} or {CITY_WIDE} or {OURS}"
BY_THE_QUEUE = f"({SYSTEM} and (audience <> 'table' or table_id = {SYSTEM_TABLES}))"
OUT = (
    f"(state <> 'prepared' and ((audience = 'public' and {SIGNED_IN}) or (audience = 'steering' and {STEERING})"
    f" or (audience = 'table' and table_id = {MY_TABLES})))"
)
SEEN = f"{MAKERS} or {BY_THE_QUEUE} or {OUT}"
# The release it belongs to is asked for under its own policy.
NUMBERS = (
    "exists (select 1 from release_release r where r.id = release_id"
    f" and (r.state <> 'withdrawn' or {ANALYST} or {SYSTEM}))"
)
MINE = "member_id = (select my_member())"


class Migration(migrations.Migration):
    dependencies = [("release", "0001_initial"), ("tables", "0016_city_role_policies"), ("ledger", "0002_append_only")]
    operations = [
        migrations.RunSQL(
            protect("release_threshold", select=SIGNED_IN, insert=ANALYST)
            + protect("release_release", select=SEEN, insert=BY_THE_QUEUE, update=f"{MAKERS} or {BY_THE_QUEUE}")
            + protect("release_releasedcell", select=NUMBERS, insert=SYSTEM)
            + protect("release_preparation", select=f"{MAKERS} or {BY_THE_QUEUE}", insert=MAKERS,
                      update=f"{MAKERS} or {BY_THE_QUEUE}", entered=("insert", "delete"))
            + protect("release_askedcut", select=f"{MINE} or {ANALYST}", insert=MINE),
            migrations.RunSQL.noop,
        )
    ]
