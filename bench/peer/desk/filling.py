"""What does the peer hold? As many closed tickets as we hold past situations, with two follow-ups each, and forty that are open.

Run in the peer's environment, as `python -m desk.filling COUNT`. Says as JSON: the cookies of a member of the staff who is signed in,
the words by which its list asks for its rows, the queue, the page of a new ticket, and the page of each open ticket by its number.
"""

import json
import re
import sys

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402  Django must be set up
from django.db import connection  # noqa: E402  as above
from django.test import Client  # noqa: E402  as above
from helpdesk.models import Queue, Ticket  # noqa: E402  as above

OPEN = 40
PAST = """
insert into helpdesk_ticket (title, queue_id, created, modified, submitter_email, assigned_to_id, status, on_hold, description,
  resolution, priority, secret_key)
select 'Ticket ' || n, %(queue)s, now() - n * interval '1 hour', now() - n * interval '1 hour', 'somebody@example.org', %(staff)s, 4,
  false, 'Somebody asks for something, number ' || n, 'Done', 3, md5(n::text)
from generate_series(1, %(count)s) n
"""
FOLLOWED = """
insert into helpdesk_followup (ticket_id, date, title, comment, public, user_id, message_id, time_spent)
select t.id, t.created + each * interval '1 hour', 'Comment', 'Somebody was called', true, %(staff)s, null, null
from helpdesk_ticket t, generate_series(1, 2) each
"""


def main(count: int) -> None:
    staff, _made = get_user_model().objects.get_or_create(
        username="staff", defaults={"is_staff": True, "is_superuser": True}
    )
    queue, _made = Queue.objects.get_or_create(
        slug="city", defaults={"title": "City", "allow_public_submission": False}
    )
    with connection.cursor() as cursor:
        said = {"queue": queue.pk, "staff": staff.pk, "count": count - OPEN}
        cursor.execute(PAST, said)
        opened = [_opened(queue, staff, place) for place in range(OPEN)]
        cursor.execute(FOLLOWED, said)
        cursor.execute("vacuum analyze")
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(staff)
    listed = client.get("/tickets/").content.decode()
    words = re.search(r"datatables_ticket_list/([A-Za-z0-9+/=]+)", listed)[1]
    forms = {number: client.get(f"/tickets/{number}/").content.decode() for number in opened}
    new = client.get("/tickets/submit/").content.decode()
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    print(json.dumps({"cookie": cookie, "words": words, "queue": queue.pk, "new": new, "tickets": forms}))


def _opened(queue: Queue, staff, place: int) -> int:
    return Ticket.objects.create(
        title=f"Open {place}",
        queue=queue,
        assigned_to=staff,
        submitter_email="somebody@example.org",
        description="Asks",
        status=1,
    ).pk


if __name__ == "__main__":
    main(int(sys.argv[1]))
