"""Where are the boundaries of areas brought, looked at, used and removed?"""

from django.urls import path

from . import views

app_name = "maps"
urlpatterns = [
    path("", views.boundaries, name="boundaries"),
    path("<uuid:boundary>/", views.boundary, name="boundary"),
    path("<uuid:boundary>/use/", views.use_it, name="use"),
    path("<uuid:boundary>/remove/", views.remove_it, name="remove"),
]
