"""Every test of keys has a master key of its own."""

import pytest

from commontable.groundwork.keys.keyfile import create_keyfile


@pytest.fixture(autouse=True)
def keyfile(settings, tmp_path):
    settings.KEYFILE = tmp_path / "keyfile"
    create_keyfile(settings.KEYFILE)
    return settings.KEYFILE
