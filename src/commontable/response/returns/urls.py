"""Where is a return looked at, and taken?"""

from django.urls import path

from . import views

app_name = "returns"
urlpatterns = [
    path("", views.tables, name="tables"),
    path("<uuid:table>/", views.report, name="report"),
    path("<uuid:table>/take/", views.take, name="take"),
]
