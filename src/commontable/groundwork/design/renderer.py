"""How does a Django form become our fields: label above, hint between, error with a triangle?"""

from django.forms.renderers import DjangoTemplates


class Renderer(DjangoTemplates):
    form_template_name = "design/form.html"
    field_template_name = "design/field.html"
