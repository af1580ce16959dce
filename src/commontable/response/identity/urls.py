"""Where does each part of an identity stand? No name is ever in an address."""

from django.urls import path

from . import document_views, own_views, views, words_views, youth_views

app_name = "identity"

urlpatterns = [
    path("drafts/<uuid:draft>/people/<uuid:person>/", views.draft_person, name="draft_person"),
    path("drafts/<uuid:draft>/people/<uuid:person>/remove/", views.remove, name="remove_person"),
    path("drafts/<uuid:draft>/discard/", views.discard_it, name="discard"),
    path("drafts/<uuid:draft>/words/", words_views.in_words, name="words"),
    path("drafts/<uuid:draft>/words/bring/", words_views.bring_words, name="bring_words"),
    path("drafts/<uuid:draft>/people/<uuid:person>/file/", own_views.own_file, name="own_file"),
    path("drafts/<uuid:draft>/people/<uuid:person>/documents/", document_views.add, name="add_document"),
    path("drafts/<uuid:draft>/people/<uuid:person>/youth-justice/", youth_views.keep, name="keep_youth"),
    path("drafts/<uuid:draft>/people/<uuid:person>/file/<slug:section>/", own_views.own_section, name="own_section"),
    path("documents/<uuid:document>/", document_views.document, name="document"),
    path("documents/<uuid:document>/take-out/", document_views.take_out, name="take_out"),
    path("youth-justice/<uuid:youth>/", youth_views.youth, name="youth"),
    path("youth-justice/<uuid:youth>/readers/", youth_views.readers, name="youth_readers"),
    path("youth-justice/<uuid:youth>/end/", youth_views.end, name="youth_end"),
    path("people/<uuid:person>/", views.shown, name="shown"),
    path("people/<uuid:person>/hidden/", views.hidden, name="hidden"),
]
