"""Where does a number end or go on otherwise?"""

from django.urls import path

from . import offer_views, same_views, views

app_name = "moves"
urlpatterns = [
    path("asked/<uuid:offer>/", offer_views.asked, name="offer"),
    path("asked/<uuid:offer>/carry/", offer_views.carry, name="carry"),
    path("same/<uuid:prompt>/", same_views.same, name="same"),
    path("<str:number>/withdraw/", views.withdrawal, name="withdraw"),
    path("<str:number>/void/", views.voiding, name="void"),
    path("<str:number>/reopen/", views.reopening, name="reopen"),
    path("<str:number>/anew/", views.anew, name="anew"),
    path("<str:number>/present/", views.present, name="present"),
    path("<str:number>/hand-over/", views.take_over, name="take_over"),
    path("<str:number>/nominate/", views.nomination, name="nominate"),
    path("<str:number>/join/", views.joining, name="join"),
    path("<str:number>/keep/", views.keep, name="keep"),
]
