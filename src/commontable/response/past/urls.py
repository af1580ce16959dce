"""Where do past situations come in?"""

from django.urls import path

from . import views

app_name = "past"
urlpatterns = [
    path("<uuid:table>/", views.batches, name="batches"),
    path("file/<uuid:batch>/", views.batch, name="batch"),
    path("file/<uuid:batch>/columns/", views.say_columns, name="columns"),
    path("file/<uuid:batch>/start/", views.start, name="start"),
    path("file/<uuid:batch>/cancel/", views.cancel, name="cancel"),
    path("file/<uuid:batch>/undo/", views.undo, name="undo"),
    path("file/<uuid:batch>/wrong-rows/", views.wrong_rows, name="wrong_rows"),
]
