"""Taking in an agenda of another tool: choose a file, name its columns, look at the preview, accept it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cohorts.models import Cohort
from cohorts.views.entry import organised_cohort
from programme.domain.memory import recall
from programme.domain.uploads import forget_upload, keep_upload, set_choices, set_columns
from programme.forms.importing.accepting import changed_since, take_in
from programme.forms.importing.choices import ChoicesForm
from programme.forms.importing.columns import ColumnsForm
from programme.forms.importing.headings import guess, key_of
from programme.forms.importing.preview import make_preview
from programme.forms.importing.shown import show
from programme.forms.importing.table import Table
from programme.forms.importing.upload import UploadForm
from programme.models import AgendaUpload
from programme.views.rights import get_or_post, person


@get_or_post
def import_new(request: HttpRequest, cohort: str) -> HttpResponse:
    edition = organised_cohort(request, cohort)
    form = UploadForm(*_sent(request), zone=edition.time_zone)
    if request.method == "POST" and form.is_valid():
        remembered = recall(edition).columns
        headings = form.table.headings
        columns = headings if form.is_schedule else guess(headings, remembered)
        name = form.cleaned_data["file"].name
        table = form.table.kept()
        upload = keep_upload(edition, name=name, table=table, columns=columns, by=person(request))
        if form.is_schedule:
            make_preview(upload, by=person(request))
            return redirect("programme:import_preview", cohort=edition.slug)
        return redirect("programme:import_columns", cohort=edition.slug)
    waiting = AgendaUpload.objects.of_organiser(edition, request.user).first()
    context = {"cohort": edition, "form": form, "waiting": waiting}
    return render(request, "programme/import_new.html", context, status=422 if form.is_bound else 200)


@get_or_post
def import_columns(request: HttpRequest, cohort: str) -> HttpResponse:
    edition, upload = _mine(request, cohort)
    table = Table(**upload.table)
    form = ColumnsForm(*_sent(request), table=table, columns=upload.columns)
    if request.method == "POST" and form.is_valid():
        said = dict(zip(map(key_of, table.headings), form.columns(), strict=True))
        set_columns(upload, form.columns(), said)
        make_preview(upload, by=person(request))
        return redirect("programme:import_preview", cohort=edition.slug)
    context = {"cohort": edition, "upload": upload, "form": form}
    return render(request, "programme/import_columns.html", context, status=422 if form.is_bound else 200)


@get_or_post
def import_preview(request: HttpRequest, cohort: str) -> HttpResponse:
    edition, upload = _mine(request, cohort)
    if not upload.preview:
        return redirect("programme:import_columns", cohort=edition.slug)
    preview = upload.preview
    unknown = bool(preview["phases"] or preview["tracks"])
    form = ChoicesForm(
        *_sent(request), initial=upload.choices, cohort=edition, asks=preview["asks"], unknown=unknown
    )
    if request.method == "POST" and form.is_valid():
        set_choices(upload, {**upload.choices, **form.cleaned_data})
        make_preview(upload, by=person(request))
        return redirect("programme:import_preview", cohort=edition.slug)
    context = {
        "cohort": edition,
        "upload": upload,
        "form": form,
        "shown": show(preview["lines"]),
        "changed": changed_since(upload),
    }
    return render(request, "programme/import_preview.html", context, status=422 if form.is_bound else 200)


@require_POST
def import_accept(request: HttpRequest, cohort: str) -> HttpResponse:
    edition, upload = _mine(request, cohort)
    lines = take_in(upload, by=person(request))
    told = ngettext("%(number)s session is taken in.", "%(number)s sessions are taken in.", len(lines))
    messages.success(request, told % {"number": len(lines)})
    return redirect("programme:studio", cohort=edition.slug)


@require_POST
def import_drop(request: HttpRequest, cohort: str) -> HttpResponse:
    edition, upload = _mine(request, cohort)
    forget_upload(upload)
    messages.success(request, _("The file is forgotten; nothing of it was taken in."))
    return redirect("programme:import", cohort=edition.slug)


def _mine(request: HttpRequest, slug: str) -> tuple[Cohort, AgendaUpload]:
    """The organiser's own upload; nobody else's, and none is there after it was taken in."""
    edition = organised_cohort(request, slug)
    upload: AgendaUpload | None = AgendaUpload.objects.of_organiser(edition, request.user).first()
    if upload is None:
        raise Http404
    upload.cohort = edition
    return edition, upload


def _sent(request: HttpRequest) -> tuple[Any, Any]:
    """What a form is given: an empty one that was sent is sent all the same."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)
