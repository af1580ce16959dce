"""Who signs in? An account: an address, a password, a language. It knows no agency."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from commontable.identifiers import new_id


class AccountManager(BaseUserManager):
    """Finds accounts by their address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> Any:
        return self.get(email=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """One person's way in. Kept apart from the agency's member, so that sign-in can change without touching tables.

    `wrong_tries` in a row at confirming the passphrase, the last of them `wrong_at`: each makes the next one wait longer.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    email = models.EmailField(_("work e-mail"), unique=True)
    language = models.CharField(max_length=5, default="en", choices=[("en", "English"), ("fr", "Français")])
    is_active = models.BooleanField(default=True)
    opened_at = models.DateTimeField(auto_now_add=True)
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    wrong_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="accounts_email_in_small_letters")
        ]


class SetUpCode(models.Model):
    """The one code with which a person may choose a passphrase, told to them by voice. Kept as a keyed hash only.

    A newer code takes the place of an older: an account never has two.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    account = models.OneToOneField(Account, on_delete=models.DO_NOTHING, related_name="set_up_code")
    code_hash = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)
