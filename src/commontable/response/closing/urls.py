"""Where are services and barriers named?"""

from django.urls import path

from . import views

app_name = "closing"
urlpatterns = [
    path("<str:number>/service/", views.service, name="service"),
    path("<str:number>/silence/", views.silence, name="silence"),
    path("<str:number>/barrier/", views.barrier, name="barrier"),
]
