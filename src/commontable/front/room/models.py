"""Which screen shows a meeting to the room?"""

from typing import Any

from django.db import models
from django.db.models import F, Q

from commontable.groundwork.access.models import Model
from commontable.partnership.meetings.models import Meeting


class RoomScreen(Model):
    """One screen of one meeting. Started by whoever runs the table, opened once with its code, over with the meeting.

    Of code and secret only the hash is kept. The secret is in the cookie of the one computer that typed the code.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.DO_NOTHING, related_name="screens")
    code_hash = models.CharField(max_length=64, unique=True)
    token_hash = models.CharField(max_length=64, null=True, unique=True)
    made_at = models.DateTimeField()
    code_until = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting"], condition=Q(ended_at=None), name="room_one_screen_a_meeting"),
            models.CheckConstraint(
                condition=Q(token_hash=None, opened_at=None) | Q(token_hash__isnull=False, opened_at__isnull=False),
                name="room_secret_when_opened",
            ),
            models.CheckConstraint(condition=Q(code_until__gt=F("made_at")), name="room_code_for_a_while"),
        ]

    def ledger_place(self) -> dict[str, Any]:
        return self.meeting.ledger_place()
