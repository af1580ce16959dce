"""Where are attempts and contacts recorded, and struck out?"""

from django.urls import path

from . import lead_views, notice_views, plan_views, plan_words_views, views

app_name = "interventions"
urlpatterns = [
    path("mail/", notice_views.mail, name="mail"),
    path("notices/<uuid:notice>/seen/", notice_views.seen, name="notice_seen"),
    path("<str:number>/lead/", lead_views.lead, name="lead"),
    path("parts/<uuid:role>/confirm/", views.confirm, name="confirm_part"),
    path("<str:number>/attempt/", views.attempt, name="attempt"),
    path("<str:number>/contact/", views.contact, name="contact"),
    path("<str:number>/attempts/<uuid:attempt>/strike/", views.strike, name="strike"),
    path("<str:number>/plan/", plan_views.plan, name="plan"),
    path("<str:number>/plan/words/", plan_words_views.plan_words, name="plan_words"),
    path("<str:number>/plan/words/give/", plan_words_views.share, name="share_plan"),
    path("<str:number>/plan/tasks/", plan_views.task, name="task"),
    path("<str:number>/plan/tasks/<uuid:task>/", plan_views.done, name="task_done"),
]
