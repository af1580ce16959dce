"""Is this the right password? Same time and same answer for an address nobody has."""

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password

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
        return Account.objects.filter(pk=user_id, is_active=True).first()
