"""Which agencies take part, and who works there?"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model


class Agency(Model):
    """An organisation that sits at one or more tables. Sector and type are codes of the vocabulary."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    short_name = models.CharField(_("short name"), max_length=40)
    sector = models.CharField(_("sector"), max_length=40)
    agency_type = models.CharField(_("type"), max_length=60)
    is_police = models.BooleanField(_("police"), default=False)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Member(Model):
    """A person who works for an agency and may take a seat. Bound to at most one account."""

    agency = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="members")
    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, null=True)
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
