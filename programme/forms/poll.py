"""What is typed about a poll: the proposed times, what one says of each, and which one is taken."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programme.domain.poll_results import Results
from programme.domain.polls import MOST, Span, begin_poll, check_proposals
from programme.domain.slots import moment
from programme.domain.storing import check_years
from programme.domain.wording import say_times
from programme.enums import Certainty, Verdict
from programme.forms.slot import CLOCKS, ClockField
from programme.models import Poll, Proposal, Session

# So many lines stand open; the rest waits below them.
SHOWN = 3


class ProposalForm(forms.Form):
    """One time, in the programme's zone; an empty line proposes nothing."""

    starts_at = ClockField()
    ends_at = ClockField()

    def __init__(self, *args: Any, zone: str, number: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone
        self.fields["starts_at"].label = gettext("Time %(number)s starts") % {"number": number}
        self.fields["ends_at"].label = gettext("Time %(number)s ends") % {"number": number}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        check_years({name: data.get(name) for name in CLOCKS})
        for name in CLOCKS:
            if data.get(name):
                try:
                    data[name] = moment(data[name], self.zone)
                except ValidationError as impossible:
                    raise ValidationError({name: impossible.message}) from impossible
        start, end = data.get("starts_at"), data.get("ends_at")
        if start and end and end <= start:
            raise ValidationError({"ends_at": _("It ends before it starts.")})
        return data


class ProposalForms(forms.BaseFormSet):
    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "number": (index or 0) + 1}

    def spans(self) -> list[Span]:
        return [Span(**form.cleaned_data) for form in self.forms if form.cleaned_data]

    def clean(self) -> None:
        if not any(self.errors):
            check_proposals(self.spans())


ProposalFormSet = forms.formset_factory(
    ProposalForm, formset=ProposalForms, extra=MOST, max_num=MOST, absolute_max=4 * MOST
)


class AnswerByForm(forms.Form):
    answer_by = forms.DateField(
        label=_("Answer by"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Later answers count too, until you close the poll."),
    )


class PollForms:
    """The form of a new poll: its day to answer by and its times, checked together."""

    def __init__(self, session: Session, data: QueryDict | None = None) -> None:
        self.session = session
        self.head = AnswerByForm(data)
        zone = {"zone": session.cohort.time_zone}
        self.lines: Any = ProposalFormSet(data, prefix="times", form_kwargs=zone)

    def store(self, *, by: Any, at: dt.datetime | None = None) -> Poll | None:
        """The poll that begins, or nothing: then the forms say what is wrong."""
        if not all([self.head.is_valid(), self.lines.is_valid()]):
            return None
        day = self.head.cleaned_data["answer_by"]
        try:
            return begin_poll(self.session, proposals=self.lines.spans(), answer_by=day, by=by, at=at)
        except ValidationError as wrong:
            self.head.add_error(None, wrong)
        return None

    @property
    def parts(self) -> list[forms.Form]:
        return [*self.lines.forms, self.head]

    @property
    def errors(self) -> bool:
        return self.head.is_bound and bool(any(p.errors for p in self.parts) or self.lines.non_form_errors())

    def non_field_errors(self) -> list[object]:
        return [*self.head.non_field_errors(), *self.lines.non_form_errors()]

    def visible_fields(self) -> list[forms.BoundField]:
        return [field for part in self.parts for field in part.visible_fields()]

    def hidden_fields(self) -> list[forms.BoundField]:
        return []

    @property
    def shown(self) -> list[forms.Form]:
        return list(self.lines.forms[:SHOWN])

    @property
    def more(self) -> list[forms.Form]:
        return list(self.lines.forms[SHOWN:])

    @property
    def more_is_used(self) -> bool:
        return self.head.is_bound and any(form.has_changed() for form in self.more)


class AnswerForm(forms.Form):
    """One choice for each proposed time."""

    def __init__(self, data: Any, *, proposals: list[Proposal], said: dict[int, str]) -> None:
        super().__init__(data, initial={f"p{pk}": verdict for pk, verdict in said.items()})
        self.proposals = proposals
        for proposal in proposals:
            self.fields[f"p{proposal.pk}"] = forms.ChoiceField(
                label=say_times(proposal.starts_at, proposal.ends_at, proposal.time_zone),
                choices=Verdict,
                widget=forms.RadioSelect,
                error_messages={"required": _("Say whether you can at this time.")},
            )

    def verdicts(self) -> dict[int, str]:
        return {proposal.pk: self.cleaned_data[f"p{proposal.pk}"] for proposal in self.proposals}

    def lines(self) -> list[tuple[Proposal, forms.BoundField]]:
        """Each time with its field."""
        return [(proposal, self[f"p{proposal.pk}"]) for proposal in self.proposals]


class ClosingForm(forms.Form):
    """Which time it is to be, or none of them."""

    NONE = "none"
    choice = forms.ChoiceField(label=_("The session takes place"), widget=forms.RadioSelect)
    certainty = forms.ChoiceField(
        label=_("How sure the date is then"),
        choices=[(step, step.label) for step in (Certainty.TENTATIVE, Certainty.FIRM)],
        initial=Certainty.TENTATIVE,
    )

    def __init__(self, *args: Any, results: Results, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(count.proposal.pk): count.proposal for count in results.counts}
        choices = [(pk, str(proposal)) for pk, proposal in self.known.items()]
        self.fields["choice"].choices = [*choices, (self.NONE, _("None of them"))]  # type: ignore[attr-defined]

    def decision(self) -> dict[str, Any]:
        """What the domain is told."""
        data = self.cleaned_data
        return {"choice": self.known.get(data["choice"]), "certainty": data["certainty"]}
