"""What anybody sees: the first page, an edition, and the pages about Trellis itself."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from cohorts.models import Cohort
from desk.domain.hosting import hosted_trainings, milestones, plan_counts, published_guides
from desk.domain.standing import OVER


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    trainings = hosted_trainings(request.user)
    editions = [edition for training in trainings for edition in training.editions]
    context = {
        "trainings": trainings,
        "running": next((edition for edition in editions if edition.state not in OVER), None),
        "guides": published_guides(),
    }
    return render(request, "desk/home.html", context)


@login_not_required
@require_safe
def cohort(request: HttpRequest, cohort: str) -> HttpResponse:
    visible = Cohort.objects.visible_to(request.user).select_related("series", "host_city")
    found = get_object_or_404(visible, slug=cohort)
    pairs = list(found.pairs.taking_part().select_related("city").by_city())
    context = {
        "cohort": found,
        "organisations": list(found.organisations.all()),
        "pairs": pairs,
        "countries": len({pair.city.country for pair in pairs}),
        "dates": milestones(found),
        "edition": next(iter(published_guides(found)), None),
        "plans": plan_counts(found),
    }
    return render(request, "desk/cohort.html", context)


@method_decorator(login_not_required, name="dispatch")
class AboutView(TemplateView):
    """Privacy, accessibility and help: words alone, and whom to write to."""

    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(contact=settings.CONTACT, **kwargs)
