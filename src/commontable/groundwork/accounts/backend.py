"""Is this the right password? Same time and same answer for an address nobody has."""

from uuid import UUID

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.db.models import QuerySet

from commontable.kept import kept

from .models import Account


class PasswordBackend(BaseBackend):
    """Signs in by work e-mail and password."""

    def authenticate(self, request, email: str = "", password: str = "", **other) -> Account | None:  # type: ignore[override]  # ours signs in by e-mail
        account = Account.objects.filter(email=email.strip().lower()).first()
        if account is None:
            make_password(password)  # spend the same time as a real check
            return None
        return account if account.check_password(password) and account.is_active else None

    def get_user(self, user_id) -> Account | None:
        return next(iter(_active(user_id)), None)


@kept
def _active(account: UUID) -> QuerySet[Account]:
    return Account.objects.filter(pk=account, is_active=True)
