"""Where are reports read, and open data found?"""

from django.urls import path

from . import open_pages, views

app_name = "reports"
urlpatterns = [
    path("", views.home, name="home"),
    path("open-data/", open_pages.home, name="open_data"),
    path("open-data/catalogue.jsonld", open_pages.catalogue_file, name="open_catalogue"),
    path("open-data/<uuid:release>/", open_pages.report, name="open_report"),
    path("open-data/<uuid:release>/<str:name>", open_pages.take, name="open_take"),
    path("<slug:code>/<str:place>/<str:period>/", views.report, name="report"),
    path("<slug:code>/<str:place>/<str:period>/<str:name>", views.take, name="take"),
]
