"""How large may what is sent be? Kept in memory or not taken at all: nothing uploaded is ever laid down on disk."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler

OF_DOCUMENTS = "/documents/"


class InMemory(MemoryFileUploadHandler):
    """A document may be as large as a document is; whatever else is sent, no larger than a list of people."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],  # noqa: N803  (Django's own name for it)
        content_length: int,
        boundary: str,
        encoding: Any = None,
    ) -> None:
        is_document = self.request is not None and self.request.path.endswith(OF_DOCUMENTS)
        self.activated = content_length <= (settings.LARGEST_DOCUMENT if is_document else settings.LARGEST_LIST)
