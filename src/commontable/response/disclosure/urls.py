"""Where is a name released?"""

from django.urls import path

from . import views

app_name = "disclosure"
urlpatterns = [
    path("<uuid:grant>/", views.released, name="release"),
    path("<str:number>/renew/", views.renewed, name="renew"),
]
