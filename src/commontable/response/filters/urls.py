"""Where is said who hears at filter 3, where a team answers, and where stands what was destroyed?"""

from django.urls import path

from . import views

app_name = "filters"
urlpatterns = [
    path("hearings/<str:number>/", views.hearing, name="hearing"),
    path("heard/<uuid:hearing>/", views.heard, name="heard"),
    path("heard/<uuid:hearing>/answer/", views.answer, name="answer"),
    path("certificates/<str:number>/", views.certificate, name="certificate"),
]
