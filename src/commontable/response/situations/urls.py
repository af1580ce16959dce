"""Where does a team's own space stand?"""

from django.urls import path

from . import views

app_name = "situations"

urlpatterns = [
    path("new/", views.start, name="start"),
    path("<uuid:draft>/", views.draft, name="draft"),
    path("<uuid:draft>/autosave/", views.autosave, name="autosave"),
    path("<uuid:draft>/sees/", views.sees, name="sees"),
    path("<uuid:draft>/bring/", views.bring_it, name="bring"),
    path("<uuid:draft>/duty/", views.duty, name="duty"),
    path("<uuid:draft>/unnamed/", views.unnamed, name="unnamed"),
    path("of/<str:number>/", views.own_file, name="own_file"),
]
