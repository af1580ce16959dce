"""Where is the page of parts?"""

from django.urls import path

from commontable.groundwork.design import views

app_name = "design"
urlpatterns = [path("components/", views.components, name="components")]
