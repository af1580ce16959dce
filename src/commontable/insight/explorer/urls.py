"""Where are the numbers asked?"""

from django.urls import path

from . import views

app_name = "explorer"
urlpatterns = [
    path("", views.explore, name="explore"),
    path("measures/<slug:indicator>/", views.ask, name="ask"),
    path("<uuid:exploration>/", views.exploration, name="exploration"),
    path("<uuid:exploration>/stop/", views.stop_it, name="stop"),
    path("<uuid:exploration>/keep/", views.keep_it, name="keep"),
    path("<uuid:exploration>/drop/", views.drop_it, name="drop"),
    path("<uuid:exploration>/numbers.csv", views.as_csv, name="csv"),
    path("<uuid:exploration>/numbers.json", views.as_json, name="json"),
]
