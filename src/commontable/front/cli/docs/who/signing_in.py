"""Who gives a password, and who chooses a passphrase?"""

from commontable.front.cli.docs import things
from commontable.front.site.rules import may_choose_passphrase, may_set_password

from .asked import ALWAYS, Asked, Otherwise, nothing

ASKED = (
    Asked(may_set_password, nothing, ALWAYS),
    Asked(may_choose_passphrase, things.account, ALWAYS),
)

OTHERWISE: Otherwise = ()
