"""Addresses of Action Plans."""

from django.urls import URLPattern, URLResolver, include, path

from accounts.middleware import answers_data
from actionplans.views import (
    drafts,
    edit,
    figure,
    history,
    moves,
    outline,
    plan,
    presence,
    remark,
    resolving,
    since,
    status,
    studio,
    threads,
)
from actionplans.views.text import TextView

app_name = "actionplans"

thread_urls: list[URLPattern | URLResolver] = [
    path("reply/", remark.answer, name="reply"),
    path("resolve/", threads.resolve, name="resolve"),
    path("reopen/", threads.reopen, name="reopen"),
    path("attach/", remark.attach, name="attach"),
    path("change/<int:said>/", remark.change, name="change_remark"),
]
section_urls: list[URLPattern | URLResolver] = [
    path("text", answers_data(TextView.as_view()), name="text"),
    path("edit/", edit.edit, name="section_edit"),
    path("preview/", edit.preview, name="preview"),
    path("conflict/", resolving.resolve_conflict, name="resolve_conflict"),
    path("history/", history.history, name="section_history"),
    path("compare/", history.compare, name="section_compare"),
    path("restore/", history.restore, name="restore"),
    path("side-drafts/<int:pk>/put-away/", history.put_draft_away, name="put_draft_away"),
    path("side-drafts/<int:pk>/take-up/", drafts.take_up, name="take_up"),
    path("difference/", answers_data(drafts.difference), name="difference"),
    path("presence/", answers_data(presence.beat), name="beat"),
    path("audience/", outline.audience, name="section_audience"),
    path("status/", status.say, name="section_status"),
    path("figures/", answers_data(figure.add), name="add_figure"),
    path("figures/again/", answers_data(figure.choose), name="choose_figure"),
    path("figures/again/<int:pk>/", answers_data(figure.again), name="take_figure_again"),
    path("figures/<slug:code>", figure.show, name="figure"),
    path("remarks/", remark.leave, name="remark"),
    path("remarks/<int:pk>/", include(thread_urls)),
]
plan_urls: list[URLPattern | URLResolver] = [
    path("", plan.plan, name="plan"),
    path("change/", outline.change, name="change"),
    path("move/", moves.move_plan, name="move"),
    path("presence/", presence.presence, name="presence"),
    path("seen/", since.mark_all_seen, name="mark_seen"),
    path("<slug:section>/", include(section_urls)),
]
studio_urls: list[URLPattern | URLResolver] = [
    path("", studio.studio, name="studio"),
    path("template/", studio.give_template, name="give_template"),
    path("begin/", studio.begin, name="begin_plans"),
]
urlpatterns = [
    path("<slug:cohort>/studio/plans/", include(studio_urls)),
    path("<slug:cohort>/plans/", plan.plans, name="plans"),
    path("<slug:cohort>/plans/by-section/<slug:section>/", plan.by_section, name="by_section"),
    path("<slug:cohort>/plans/<slug:city>/", include(plan_urls)),
]
