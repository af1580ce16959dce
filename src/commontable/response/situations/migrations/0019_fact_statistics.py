"""How often is a code said of its list? The planner is told: counted one by one it thought each code three times too rare
and read every fact of a frequent one, however many there are, to find a page of fifty."""

from django.db import migrations

TELL = """
create statistics situations_fact_codes (mcv, dependencies) on list, code from situations_fact;
alter statistics situations_fact_codes set statistics 400;
"""


class Migration(migrations.Migration):
    dependencies = [("situations", "0018_offer_of_what_one_stepped_out_of")]
    operations = [migrations.RunSQL(TELL, "drop statistics situations_fact_codes")]
