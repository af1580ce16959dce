"""What does the web server call?"""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commontable.front.site.settings")
django.setup(set_prefix=False)

from .handler import OneThread  # noqa: E402  it needs Django set up
from .readiness import get_ready  # noqa: E402  it needs Django set up
from .refusals import refuse_to_serve  # noqa: E402  it needs Django set up
from .streams import with_streams  # noqa: E402  it needs Django set up

site = OneThread()  # before the process is ready: what it loads stays as long as the process
get_ready(refuse_to_serve)
application = with_streams(site)
