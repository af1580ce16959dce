"""Where is the peer? At the root."""

from django.urls import include, path

urlpatterns = [path("", include("helpdesk.urls"))]
