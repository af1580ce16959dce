"""Where does the room stand? What the screen itself asks is all under one path; a member's pages are not."""

from django.urls import path

from . import screen_views, views

app_name = "room"

_of_members = [
    path("situations/<str:number>/changed/", views.situation_changed, name="situation_changed"),
    path("heard/<uuid:hearing>/changed/", views.heard_changed, name="heard_changed"),
    path("meetings/<uuid:meeting>/changed/", views.changed, name="changed"),
    path("meetings/<uuid:meeting>/room-screen/", views.prepare, name="prepare"),
    path("meetings/<uuid:meeting>/room-screen/end/", views.end, name="end"),
]

_of_the_screen = [
    path("room/", screen_views.enter, name="enter"),
    path("room/<uuid:meeting>/", screen_views.screen, name="screen"),
    path("room/<uuid:meeting>/changed/", screen_views.screen_changed, name="screen_changed"),
]

urlpatterns = [*_of_members, *_of_the_screen]
