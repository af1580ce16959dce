"""Where does the room stand?"""

from django.urls import path

from . import views

app_name = "room"

urlpatterns = [
    path("meetings/<uuid:meeting>/changed/", views.changed, name="changed"),
]
