"""Where does each address lead?"""

from django.urls import include, path

from commontable.groundwork.access.pages import declare, everyone
from commontable.groundwork.design.views import components

from . import confirming, door, drawings, feed, first_sign_in, watching

handler400 = "commontable.front.site.faults.bad_request"
handler403 = "commontable.front.site.faults.forbidden"
handler404 = "commontable.front.site.faults.not_found"
handler500 = "commontable.front.site.faults.broken"

site_pages = (
    [
        path("sign-in/", door.sign_in, name="sign_in"),
        path("first-sign-in/", first_sign_in.first_sign_in, name="first_sign_in"),
        path("sign-out/", door.sign_out, name="sign_out"),
        path("calendar/<str:secret>.ics", feed.feed, name="feed"),
        path("health/", watching.health, name="health"),
        path("metrics/", watching.metrics, name="metrics"),
        path("confirm/", confirming.confirm_it, name="confirm"),
    ],
    "site",
)

design_pages = [
    path("components/", declare(components, everyone), name="components"),
    path("pictures/", declare(drawings.pictures, everyone), name="pictures"),
]

urlpatterns = [
    path("", include("commontable.front.desk.urls")),
    path("", include("commontable.front.room.urls")),
    path("set-up/", include("commontable.front.set_up.urls")),
    path("drafts/", include("commontable.response.situations.urls")),
    path("identity/", include("commontable.response.identity.urls")),
    path("release/", include("commontable.response.disclosure.urls")),
    path("filters/", include("commontable.response.filters.urls")),
    path("told/", include("commontable.response.answering.urls")),
    path("interventions/", include("commontable.response.interventions.urls")),
    path("closing/", include("commontable.response.closing.urls")),
    path("same/", include("commontable.response.repeats.urls")),
    path("moves/", include("commontable.response.moves.urls")),
    path("returns/", include("commontable.response.returns.urls")),
    path("past/", include("commontable.response.past.urls")),
    path("numbers/explore/", include("commontable.insight.explorer.urls")),
    path("numbers/map/", include("commontable.insight.maps.urls")),
    path("numbers/releases/", include("commontable.insight.release.urls")),
    path("numbers/", include("commontable.insight.reports.urls")),
    path("design/", include((design_pages, "design"))),
    path("", include(site_pages)),
    path("language/", door.set_language, name="set_language"),
]
