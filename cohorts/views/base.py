"""What the studio's forms have in common."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from accounts.domain.moves import Refused
from cohorts.models import Cohort
from cohorts.views.entry import organised_cohort


class DomainFormView(FormView):
    """A form whose good input goes to one domain call, `store`; a refusal is said above the form."""

    http_method_names = ["get", "head", "post", "options"]
    done: Any = _("Stored.")

    def store(self, form: Any) -> None:
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.store(form)
        except (Refused, ValidationError) as refused:
            form.add_error(None, getattr(refused, "reason", refused))
            return self.render_to_response(self.get_context_data(form=form), status=409)
        messages.success(self.request, self.done)
        return redirect(self.get_success_url())


class StudioFormView(DomainFormView):
    """A form for organisers of `self.cohort`."""

    template_name = "cohorts/studio_form.html"
    heading: Any = ""
    lede: Any = ""
    button: Any = _("Store")
    tab = "people"
    cohort: Cohort

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.cohort = organised_cohort(request, kwargs["cohort"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told = {"heading": self.heading, "lede": self.lede, "button": self.button, "tab": self.tab}
        return super().get_context_data(**told, back=self.get_success_url(), **kwargs)
