"""Where is what was said confirmed, a person told, an access request answered? No name and no number is in an address."""

from django.urls import path

from . import views

app_name = "answering"
urlpatterns = [
    path("said/<uuid:telling>/", views.telling, name="telling"),
    path("said/<uuid:telling>/confirm/", views.confirmed, name="confirm"),
    path("said/<uuid:telling>/correct/", views.corrected, name="correct"),
    path("said/<uuid:telling>/add/", views.added, name="add"),
    path("person/<uuid:person>/", views.person, name="person"),
    path("person/<uuid:person>/told/", views.told, name="told"),
    path("person/<uuid:person>/put-off/", views.deferred, name="defer"),
    path("person/<uuid:person>/review/", views.reviewed, name="review"),
    path("person/<uuid:person>/answer/", views.answer, name="answer"),
]
