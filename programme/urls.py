"""Addresses of programme."""

from django.urls import URLPattern, URLResolver, include, path

from programme.views import (
    booklet,
    consultation,
    coverage,
    exports,
    extensions,
    files,
    importing,
    mailing,
    material,
    material_moves,
    message,
    moves,
    needs,
    outline,
    outputs,
    own_feed,
    parts,
    poll,
    practical,
    promised,
    public,
    recording,
    release,
    session,
    sheet,
    studio,
    supplies,
    timetable,
    travel,
    warnings,
)

app_name = "programme"

material_urls = [
    path("", material.material_page, name="material"),
    path("version/", material.material_version, name="material_version"),
    path("shift/", material_moves.material_shift, name="material_shift"),
    path("away/", material_moves.material_away, name="material_away"),
    path("again/", material_moves.material_again, name="material_again"),
]
session_urls: list[URLPattern | URLResolver] = [
    path("", sheet.session_page, name="session"),
    path("line/", studio.session_line, name="session_line"),
    path("shift/", timetable.session_shift, name="session_shift"),
    path("move/", moves.session_move, name="session_move"),
    path("delete/", moves.session_drop, name="session_drop"),
    path("materials/", moves.session_materials, name="session_materials"),
    path("supplies/", supplies.session_supplies, name="session_supplies"),
    path("units/", supplies.session_units, name="session_units"),
    path("recording/", recording.session_recording, name="session_recording"),
    path("recording/drop/", recording.recording_drop, name="recording_drop"),
    path("materials/new/", material.material_new, name="material_new"),
    path("materials/<int:material>/", include(material_urls)),
    path("poll/", poll.poll_new, name="poll_new"),
    path("outputs/<int:output>/", moves.output_move, name="output_move"),
]
warning_urls = [
    path("<int:accepted>/back/", warnings.warning_back, name="warning_back"),
    path("<slug:kind>/<slug:digest>/", warnings.warning_accept, name="warning_accept"),
]
remark_urls = [
    path("reply/", consultation.remark_reply, name="remark_reply"),
    path("decide/", consultation.remark_decide, name="remark_decide"),
    path("reopen/", consultation.remark_reopen, name="remark_reopen"),
]
poll_urls = [
    path("", poll.poll_page, name="poll"),
    path("nudge/", poll.poll_nudge, name="poll_nudge"),
    path("close/", poll.poll_close, name="poll_close"),
    path("reopen/", poll.poll_reopen, name="poll_reopen"),
]
import_urls = [
    path("", importing.import_new, name="import"),
    path("columns/", importing.import_columns, name="import_columns"),
    path("preview/", importing.import_preview, name="import_preview"),
    path("accept/", importing.import_accept, name="import_accept"),
    path("drop/", importing.import_drop, name="import_drop"),
]
mailing_urls = [
    path("", mailing.mailing_page, name="mailing"),
    path("send/", mailing.mailing_send, name="mailing_send"),
    path("<int:message>/", message.message_page, name="mailing_message"),
    path("<int:message>/move/", message.message_move, name="mailing_move"),
]
studio_urls: list[URLPattern | URLResolver] = [
    path("", studio.studio, name="studio"),
    path("new/", sheet.session_new, name="session_new"),
    path("timetable/", timetable.timetable, name="timetable"),
    path("undo/", studio.undo, name="undo"),
    path("release/", release.release_new, name="release_new"),
    path("release/<int:number>/booklet/", booklet.booklet_again, name="booklet_again"),
    path("import/", include(import_urls)),
    path("release/<int:number>/messages/", include(mailing_urls)),
    path("phases/new/", outline.phase_page, name="phase_new"),
    path("phases/<slug:code>/", outline.phase_page, name="phase"),
    path("phases/<slug:code>/practical/", travel.phase_practical, name="phase_practical"),
    path("tracks/new/", outline.track_page, name="track_new"),
    path("tracks/<slug:code>/", outline.track_page, name="track"),
    path("coverage/", coverage.coverage, name="coverage"),
    path("warnings/", include(warning_urls)),
    path("<slug:code>/", include(session_urls)),
]
output_urls = [
    path("", outputs.outputs, name="outputs"),
    path("needs/<slug:code>/", needs.needs, name="needs"),
    path("<int:output>/", outputs.output_page, name="output"),
    path("<int:output>/<slug:city>/", parts.part, name="part"),
    path("<int:output>/<slug:city>/extension/", extensions.extend, name="extend"),
    path("<int:output>/<slug:city>/extension/back/", extensions.extension_back, name="extension_back"),
]
urlpatterns = [
    path("desk/calendar/", own_feed.own_feed, name="own_feed"),
    path("desk/calendar/renew/", own_feed.renew_feed, name="renew_feed"),
    path("feeds/<str:token>.ics", own_feed.feed, name="feed"),
    path("<slug:cohort>/programme/", public.programme, name="programme"),
    path("<slug:cohort>/programme.ics", exports.exported, {"kind": "ics"}, name="calendar"),
    path("<slug:cohort>/programme.json", exports.exported, {"kind": "json"}, name="schedule_json"),
    path("<slug:cohort>/programme.xml", exports.exported, {"kind": "xml"}, name="schedule_xml"),
    path("<slug:cohort>/programme.csv", exports.exported, {"kind": "csv"}, name="table"),
    path("<slug:cohort>/programme.pdf", booklet.booklet, name="booklet"),
    path("<slug:cohort>/programme/changes.atom", exports.changes, name="changes"),
    path("<slug:cohort>/programme/releases/<int:number>/", public.release_page, name="release"),
    path(
        "<slug:cohort>/programme/releases/<int:number>/consultation/",
        consultation.consultation,
        name="consultation",
    ),
    path("<slug:cohort>/programme/sessions/<slug:code>/", session.session_shown, name="session_shown"),
    path("<slug:cohort>/programme/materials/<int:material>/", files.material_file, name="material_file"),
    path(
        "<slug:cohort>/programme/materials/<int:material>/<int:number>/",
        files.version_file,
        name="version_file",
    ),
    path("<slug:cohort>/programme/remarks/<int:thread>/", include(remark_urls)),
    path("<slug:cohort>/programme/polls/<int:poll>/", include(poll_urls)),
    path("<slug:cohort>/practical/", practical.practical, name="practical"),
    path("<slug:cohort>/outputs/", promised.promised, name="promised"),
    path("<slug:cohort>/outputs/<int:output>/<slug:city>/", promised.hand_in, name="hand_in"),
    path("<slug:cohort>/studio/outputs/", include(output_urls)),
    path("<slug:cohort>/studio/programme/", include(studio_urls)),
]
