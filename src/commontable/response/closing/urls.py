"""Where are services and barriers named?"""

from django.urls import path

from . import emergencies_page, proven_false_page, report_page, views

app_name = "closing"
urlpatterns = [
    path("<str:number>/service/", views.service, name="service"),
    path("<str:number>/how-it-went/", report_page.report, name="report"),
    path("<str:number>/emergency-contacts/", emergencies_page.contacts, name="contacts"),
    path("<str:number>/silence/", views.silence, name="silence"),
    path("<str:number>/barrier/", views.barrier, name="barrier"),
    path("<str:number>/proven-false/", proven_false_page.proven_false, name="proven_false"),
]
