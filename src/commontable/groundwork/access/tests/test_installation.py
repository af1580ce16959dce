"""Is this installation for real people or for practice?"""

import pytest

from commontable.groundwork.access.installation import Installation, is_demo, stamp

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture(autouse=True)
def asked_anew():
    is_demo.cache_clear()
    yield
    is_demo.cache_clear()


def test_an_unstamped_database_is_no_demo():
    assert not is_demo()


def test_a_stamp_is_kept_and_may_be_pressed_again():
    stamp(demo=True)
    stamp(demo=True)
    assert Installation.objects.using("owner").get().is_demo


def test_a_stamp_is_never_turned():
    stamp(demo=False)
    with pytest.raises(ValueError, match="for real use"):
        stamp(demo=True)
