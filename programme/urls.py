"""Addresses of programme."""

from django.urls import URLPattern, URLResolver, include, path

from programme.views import (
    booklet,
    consultation,
    exports,
    mailing,
    message,
    moves,
    outline,
    own_feed,
    poll,
    practical,
    public,
    release,
    studio,
    timetable,
    warnings,
)

app_name = "programme"

session_urls = [
    path("", studio.session_page, name="session"),
    path("shift/", timetable.session_shift, name="session_shift"),
    path("move/", moves.session_move, name="session_move"),
    path("materials/", moves.session_materials, name="session_materials"),
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
mailing_urls = [
    path("", mailing.mailing_page, name="mailing"),
    path("send/", mailing.mailing_send, name="mailing_send"),
    path("<int:message>/", message.message_page, name="mailing_message"),
    path("<int:message>/move/", message.message_move, name="mailing_move"),
]
studio_urls: list[URLPattern | URLResolver] = [
    path("", studio.studio, name="studio"),
    path("new/", studio.session_new, name="session_new"),
    path("timetable/", timetable.timetable, name="timetable"),
    path("undo/", timetable.undo, name="undo"),
    path("release/", release.release_new, name="release_new"),
    path("release/<int:number>/booklet/", booklet.booklet_again, name="booklet_again"),
    path("release/<int:number>/messages/", include(mailing_urls)),
    path("phases/new/", outline.phase_page, name="phase_new"),
    path("phases/<slug:code>/", outline.phase_page, name="phase"),
    path("tracks/new/", outline.track_page, name="track_new"),
    path("tracks/<slug:code>/", outline.track_page, name="track"),
    path("warnings/", include(warning_urls)),
    path("<slug:code>/", include(session_urls)),
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
    path("<slug:cohort>/programme/remarks/<int:thread>/", include(remark_urls)),
    path("<slug:cohort>/programme/polls/<int:poll>/", include(poll_urls)),
    path("<slug:cohort>/practical/", practical.practical, name="practical"),
    path("<slug:cohort>/studio/programme/", include(studio_urls)),
]
