"""Where is it looked whether somebody is known?"""

from django.urls import path

from . import views

app_name = "repeats"
urlpatterns = [path("<str:number>/look/", views.looked, name="look")]
