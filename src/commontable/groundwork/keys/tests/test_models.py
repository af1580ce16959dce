"""Does every column say how sensitive it is?"""

import pytest
from django.apps import apps


@pytest.mark.parametrize("model", list(apps.get_app_config("keys").get_models()), ids=lambda model: model.__name__)
def test_every_column_has_a_class(model):
    assert model.columns.keys() == {field.name for field in model._meta.concrete_fields}
    assert {data_class for data_class, _room, _retention in model.columns.values()} <= {
        "open",
        "protected",
        "identifying",
    }
