"""Where is a name released, a consent recorded, an agency's authority set?"""

from django.urls import path

from . import agency_views, views

app_name = "disclosure"
urlpatterns = [
    path("<uuid:grant>/", views.released, name="release"),
    path("<str:number>/renew/", views.renewed, name="renew"),
    path("person/<uuid:person>/", views.person, name="person"),
    path("person/<uuid:person>/consent/", views.consent, name="consent"),
    path("person/<uuid:person>/withdraw/", views.withdraw, name="withdraw"),
    path("person/<uuid:person>/without/", views.necessary, name="necessary"),
    path("person/<uuid:person>/agree/", views.agreed, name="agree"),
    path("agency/<uuid:agency>/", agency_views.agency, name="agency"),
    path("agency/<uuid:agency>/officer/", agency_views.officer, name="officer"),
    path("agency/<uuid:agency>/officer/<uuid:member>/ends/", agency_views.officer_ends, name="officer_ends"),
    path("agency/<uuid:agency>/defaults/", agency_views.defaults, name="defaults"),
    path("agency/<uuid:agency>/reasons/", agency_views.reasons, name="reasons"),
]
