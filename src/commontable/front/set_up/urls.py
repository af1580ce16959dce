"""Where does each set-up page stand?"""

from django.urls import path

from . import cadences, keys, lists, parts, tables, teams, term_lists

app_name = "set_up"
_tables = [
    path("", tables.tables, name="tables"),
    path("new/", tables.new, name="new"),
    path("<uuid:table>/", tables.table, name="table"),
    path("<uuid:table>/settings/", tables.settings, name="settings"),
]
_parts = [
    path("<uuid:table>/area/", parts.area, name="area"),
    path("<uuid:table>/serving/", parts.serving, name="serving"),
    path("<uuid:table>/cadence/", cadences.cadence_new, name="cadence_new"),
    path("cadence/<uuid:cadence>/end/", cadences.stop, name="end_cadence"),
    path("agency/", parts.agency_new, name="agency_new"),
    path("agency/<uuid:agency>/", parts.agency, name="agency"),
    path("end/<str:what>/<uuid:row>/", parts.end_it, name="end"),
]
_teams = [
    path("<uuid:table>/team/", teams.team_new, name="team_new"),
    path("team/<uuid:team>/", teams.team, name="team"),
    path("team/<uuid:team>/seat/", teams.seat_new, name="seat_new"),
    path("team/<uuid:team>/leave/", teams.leave, name="leave"),
    path("team/<uuid:team>/come-back/", teams.come_back, name="come_back"),
    path("person/<uuid:member>/", teams.member, name="member"),
    path("<uuid:table>/keys/", keys.keys, name="keys"),
    path("team/<uuid:team>/same-words/", keys.same_words, name="same_words"),
    path("code/<uuid:member>/", teams.code, name="code"),
]
_lists = [
    path("<uuid:table>/list/", lists.upload, name="upload"),
    path("<uuid:table>/list/bad-rows/", lists.bad_rows, name="bad_rows"),
    path("<uuid:table>/list/import/", lists.bring_in, name="bring_in"),
    path("list/headings/", lists.headings, name="headings"),
]
_term_lists = [
    path("lists/", term_lists.index, name="term_lists"),
    path("lists/changes/<uuid:change>/undo/", term_lists.undo, name="term_undo"),
    path("lists/<slug:name>/", term_lists.one, name="term_list"),
    path("lists/<slug:name>/add/", term_lists.add, name="term_add"),
    path("lists/<slug:name>/<slug:code>/<slug:way>/", term_lists.change, name="term_change"),
]
urlpatterns = [*_term_lists, *_tables, *_parts, *_teams, *_lists]
