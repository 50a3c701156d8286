"""A pair's excerpts: the list, one excerpt with its consents, and what may be done with it."""

import rules
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from actionplans.domain.reading import blocks_of
from cohorts.views.entry import visible_cohort
from guide.domain.anonymity import keep_back_names
from guide.domain.consent import approve_excerpt, decline_excerpt, give_consent, withdraw_excerpt
from guide.domain.excerpt import propose_again
from guide.domain.reading.cards import by_city, card_of, cards_of
from guide.domain.reading.choices import own_pairs, quotable_sections
from guide.forms import ConsentForm, NoteForm
from guide.models import Excerpt
from guide.views.find import ask, find_excerpt

MAY = {
    "agree": "guide.consent_excerpt",
    "withdraw": "guide.consent_excerpt",
    "decline": "guide.decline_excerpt",
    "approve": "guide.approve_excerpt",
    "again": "guide.propose_excerpt",
}


@require_safe
def excerpts(request: HttpRequest, cohort: str) -> HttpResponse:
    found = visible_cohort(request, cohort)
    organiser = rules.has_perm("cohorts.organise_cohort", request.user, found)
    own = own_pairs(found, request.user)
    if not (organiser or own):
        raise Http404
    cards = cards_of(Excerpt.objects.visible_to(request.user).of_cohort(found).with_consents())
    waiting = [card for card in cards if card.asks(request.user.pk)]
    context = {
        "cities": by_city(card for card in cards if card not in waiting),
        "waiting": waiting,
        "organiser": organiser,
        "sections": quotable_sections(found, None if organiser else own),
    }
    return render(request, "guide/excerpts.html", context)


@require_safe
def excerpt(request: HttpRequest, cohort: str, code: str) -> HttpResponse:
    found = find_excerpt(request, cohort, code)
    able = {verb for verb, permission in MAY.items() if rules.has_perm(permission, request.user, found)}
    card = card_of(found)
    asks = card.asks(request.user.pk)
    context = {
        "card": card,
        "asks": asks,
        "able": able & open_verbs(found),
        "html": _shown(found, nameless=card.anonymised),
        "nameless": _shown(found, nameless=True) if asks and not card.anonymised else "",
        "consent_form": ConsentForm(),
        "note_form": NoteForm(),
        "events": found.events.select_related("by"),
        "placements": found.placements.select_related("chapter__edition"),
    }
    return render(request, "guide/excerpt.html", context)


def _shown(excerpt: Excerpt, *, nameless: bool) -> str:
    text = keep_back_names(excerpt.text, excerpt.pair) if nameless else excerpt.text
    html = "".join(block.html for block in blocks_of(excerpt.section, text))
    return mark_safe(html)  # noqa: S308 (cleaned by prose.render)


def open_verbs(excerpt: Excerpt) -> set[str]:
    """What the excerpt's state allows next."""
    table = {
        "proposed": {"agree", "decline", "withdraw"},
        "agreed": {"approve", "decline", "withdraw"},
        "approved": {"withdraw"},
        "withdrawn": {"again"},
    }
    return table.get(excerpt.state, set())


@require_POST
def agree(request: HttpRequest, cohort: str, code: str) -> HttpResponse:
    found = _asked(request, cohort, code, "agree")
    form = ConsentForm(request.POST)
    if form.is_valid():
        give_consent(found, by=request.user, naming=form.cleaned_data["naming"])  # type: ignore[arg-type]
        return _back(request, found, _("Your consent to %(code)s is stored."))
    messages.error(request, _("Say how it may be printed: with names, or without."))
    return redirect("guide:excerpt", cohort=cohort, code=code)


@require_POST
def decline(request: HttpRequest, cohort: str, code: str) -> HttpResponse:
    found = _asked(request, cohort, code, "decline")
    decline_excerpt(found, by=request.user, note=_note(request))  # type: ignore[arg-type]
    return _back(request, found, _("%(code)s is declined."))


@require_POST
def withdraw(request: HttpRequest, cohort: str, code: str) -> HttpResponse:
    found = _asked(request, cohort, code, "withdraw")
    withdraw_excerpt(found, by=request.user, note=_note(request))  # type: ignore[arg-type]
    return _back(request, found, _("%(code)s is withdrawn. No guide published from now on prints it."))


@require_POST
def approve(request: HttpRequest, cohort: str, code: str) -> HttpResponse:
    found = _asked(request, cohort, code, "approve")
    approve_excerpt(found, by=request.user)  # type: ignore[arg-type]
    return _back(request, found, _("%(code)s is approved for the guide."))


@require_POST
def again(request: HttpRequest, cohort: str, code: str) -> HttpResponse:
    found = _asked(request, cohort, code, "again")
    propose_again(found, by=request.user)  # type: ignore[arg-type]
    return _back(request, found, _("%(code)s is proposed again. Every seat is asked anew."))


def _asked(request: HttpRequest, cohort: str, code: str, verb: str) -> Excerpt:
    found = find_excerpt(request, cohort, code)
    ask(request, MAY[verb], found)
    return found


def _note(request: HttpRequest) -> str:
    form = NoteForm(request.POST)
    return str(form.cleaned_data["note"]) if form.is_valid() else ""


def _back(request: HttpRequest, excerpt: Excerpt, said: str) -> HttpResponse:
    messages.success(request, said % {"code": excerpt.code})
    return redirect("guide:excerpt", cohort=excerpt.cohort.slug, code=excerpt.code)
