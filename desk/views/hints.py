"""Hints for a first visit: each can be put away, and all of them brought back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.domain.hints import bring_hints_back, put_hint_away
from accounts.views import reader
from desk.views.home import AboutView

# Each has its words in templates/hints/; a page shows at most one.
HINTS = ("desk", "plan", "editor", "plans", "studio", "guide-desk")


@require_POST
def put_away(request: HttpRequest, hint: str) -> HttpResponseRedirect:
    if hint not in HINTS:
        raise Http404(hint)
    put_hint_away(reader(request), hint)
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = reverse("desk:desk")
    return HttpResponseRedirect(back)


@require_POST
def bring_back(request: HttpRequest) -> HttpResponseRedirect:
    bring_hints_back(reader(request))
    messages.success(request, _("The hints stand in their places again."))
    return HttpResponseRedirect(reverse("desk:help") + "#hints")


class HelpView(AboutView):
    """Help, with every hint in it."""

    template_name = "desk/help.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(hints=[f"hints/{hint}.html" for hint in HINTS], **kwargs)
