"""Where does each part of an identity stand? No name is ever in an address."""

from django.urls import path

from . import views, words_views

app_name = "identity"

urlpatterns = [
    path("drafts/<uuid:draft>/people/<uuid:person>/", views.draft_person, name="draft_person"),
    path("drafts/<uuid:draft>/people/<uuid:person>/remove/", views.remove, name="remove_person"),
    path("drafts/<uuid:draft>/discard/", views.discard_it, name="discard"),
    path("drafts/<uuid:draft>/words/", words_views.in_words, name="words"),
    path("drafts/<uuid:draft>/words/bring/", words_views.bring_words, name="bring_words"),
    path("people/<uuid:person>/", views.shown, name="shown"),
    path("people/<uuid:person>/hidden/", views.hidden, name="hidden"),
]
