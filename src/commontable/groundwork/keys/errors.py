"""Why does a sealed thing stay closed? One error a reason, with a sentence fit for the person at the page."""

from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_WHY_NOT = {
    "no_keyring": _("This page is not lent any key, so it cannot show sealed information."),
    "other_compartment": _("This page is not lent the key to this kind of information."),
    "not_released": _("This information has not been released to your team. The originating agency can release it."),
    "shredded": _("What this key opened was destroyed. No copy of it opens again."),
    "not_ours": _("Only the team that keeps this key can do that."),
}


class KeyfileRefused(RuntimeError):
    """The keyfile, its token or the key store is missing, malformed or readable by others. The message says what to do."""


class SealedShut(Exception):
    """Something sealed stays closed. It carries what an answer needs: `status`, `code` and `sentence`."""

    status = 500
    code = "sealed_shut"

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class KeyNotHeld(SealedShut):
    """Whoever asks was not lent a key that opens this, whatever the page tried to show."""

    status = 403

    def __init__(self, code: str) -> None:
        super().__init__(_WHY_NOT[code])
        self.code = code


class KeyShredded(KeyNotHeld):
    """The wrap is there, as in an older copy of the database; the share it opens with was destroyed."""

    def __init__(self) -> None:
        super().__init__("shredded")


class NoHolderKey(SealedShut):
    """The team has no key yet, so nothing can be sealed to it."""

    status = 409
    code = "no_holder_key"

    def __init__(self) -> None:
        super().__init__(
            _("This team has no key yet, so nothing can be released to it. Ask the coordinator to set it up.")
        )


class SealBroken(SealedShut):
    """The sealed value was altered, moved from another record, or put back from an older version. Always an alarm."""

    status = 409
    code = "seal_broken"
    data_key: UUID | None = None

    def __init__(self) -> None:
        super().__init__(
            _(
                "A sealed entry was altered or moved, so it stays closed."
                " Tell your privacy officer and whoever runs this server."
            )
        )


class UnknownSuite(SealBroken):
    """The value names an algorithm or a master key that this installation does not have."""

    code = "unknown_suite"


class PublicKeyReplaced(SealedShut):
    """A team's public key is not the one this installation made: nothing may be sealed to it."""

    status = 409
    code = "public_key_replaced"

    def __init__(self) -> None:
        super().__init__(
            _(
                "The receiving team's key is not the one made here, so nothing was released."
                " Tell whoever runs this server."
            )
        )
