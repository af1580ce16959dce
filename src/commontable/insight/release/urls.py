"""Where are releases listed, made, looked at, let go and taken back?"""

from django.urls import path

from . import city_views, views

app_name = "release"
urlpatterns = [
    path("", views.releases, name="releases"),
    path("new/", views.new, name="new"),
    path("making/<uuid:preparation>/", views.making, name="making"),
    path("making/<uuid:preparation>/stop/", views.stop_it, name="stop"),
    path("thresholds/", city_views.raise_it, name="thresholds"),
    path("people/", city_views.people, name="people"),
    path("people/<uuid:city_role>/end/", city_views.end_it, name="end_role"),
    path("<uuid:release>/", views.release, name="release"),
    path("<uuid:release>/publish/", views.publish_it, name="publish"),
    path("<uuid:release>/withdraw/", views.withdraw_it, name="withdraw"),
]
