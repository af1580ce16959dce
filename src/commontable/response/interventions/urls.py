"""Where are attempts and contacts recorded, and struck out?"""

from django.urls import path

from . import views

app_name = "interventions"
urlpatterns = [
    path("<str:number>/attempt/", views.attempt, name="attempt"),
    path("<str:number>/contact/", views.contact, name="contact"),
    path("<str:number>/attempts/<uuid:attempt>/strike/", views.strike, name="strike"),
]
