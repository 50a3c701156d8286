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
from desk.domain.public.edition import show_edition, what_came
from desk.domain.public.hosting import featured_edition, hosted_trainings, open_call, published_guides


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    trainings = hosted_trainings(request.user)
    guides = published_guides()
    featured = featured_edition(trainings)
    spoken_of = guides[0].cohort if guides else featured
    context = {
        "trainings": trainings,
        "guides": guides,
        "shown": show_edition(featured) if featured else None,
        "came": what_came(spoken_of, guides) if spoken_of else None,
        "open": open_call(trainings),
    }
    return render(request, "desk/home.html", context)


@login_not_required
@require_safe
def cohort(request: HttpRequest, cohort: str) -> HttpResponse:
    visible = Cohort.objects.visible_to(request.user).select_related("series", "host_city")
    found = get_object_or_404(visible, slug=cohort)
    context = {"cohort": found, "shown": show_edition(found), "came": what_came(found)}
    return render(request, "desk/cohort.html", context)


@method_decorator(login_not_required, name="dispatch")
class AboutView(TemplateView):
    """Privacy, accessibility and help: words alone, and whom to write to."""

    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(contact=settings.CONTACT, **kwargs)
