"""What is an image without its camera? Drawn anew, so that nothing but the picture is left."""

import io
import warnings

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from commontable.groundwork.access.errors import Invalid

MOST_PIXELS = 50_000_000
START_OF_SCAN, REMARK = 0xDA, 0xFE
ENDS = {"PNG": b"\x00\x00\x00\x00IEND\xaeB`\x82", "JPEG": b"\xff\xd9"}
KEPT = {"PNG": ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"), "JPEG": ("L", "RGB", "CMYK")}


def clean_image(data: bytes) -> bytes:
    """The picture, turned as it was meant to be seen, without EXIF, place, text or second picture. Raises Invalid."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # ours is the smaller limit, and refuses
        try:
            return _drawn_anew(data)
        except Image.DecompressionBombError:
            raise _too_many_pixels() from None
        except (OSError, SyntaxError, ValueError, EOFError):
            raise Invalid(_("The image does not open. Nothing was kept.")) from None


def without_camera(jpeg: bytes) -> bytes:
    """A JPEG as it is, less what stands before the picture and is none of it: EXIF, place, maker's notes, remarks.

    Segments as ISO/IEC 10918-1 annex B lays them out; APP0 (JFIF) and APP14 (Adobe's colours) are how it is drawn.
    """
    at, kept = 2, [jpeg[:2]]
    while jpeg[at : at + 1] == b"\xff" and jpeg[at + 1] != START_OF_SCAN:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4])
        if not 0xE1 <= jpeg[at + 1] <= 0xED and jpeg[at + 1] not in (0xEF, REMARK):
            kept.append(jpeg[at:end])
        at = end
    return b"".join([*kept, jpeg[at:]])


def _drawn_anew(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
        form = str(image.format)
        if image.width * image.height > MOST_PIXELS:
            raise _too_many_pixels()
        if not data.rstrip(b"\0\r\n ").endswith(ENDS[form].rstrip(b"\0\r\n ")):
            raise Invalid(_("Two kinds of file are hidden in one. Nothing was kept."))
        turned = ImageOps.exif_transpose(image)
        bare = turned if turned.mode in KEPT[form] else turned.convert("RGB")
        bare.info = {key: value for key, value in bare.info.items() if key == "transparency"}
        drawn = io.BytesIO()
        draw = bare.save
        draw(drawn, form, **({"quality": 92} if form == "JPEG" else {"optimize": False}))
        return drawn.getvalue()


def _too_many_pixels() -> Invalid:
    return Invalid(_("The image has more than 50 million pixels. Make it smaller and try again."))
