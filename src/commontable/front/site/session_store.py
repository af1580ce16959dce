"""Which session is this? Django's own store, which looks a session up by kept SQL."""

from datetime import datetime

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from commontable.kept import kept


class SessionStore(db.SessionStore):
    """Sessions in the database, read once a request."""

    def _get_session_from_db(self) -> Session | None:
        found = _running(self.session_key, timezone.now()) if self.session_key else []
        if not found:
            self._session_key = None
        return next(iter(found), None)


@kept
def _running(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
