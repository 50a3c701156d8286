"""A bare view to compare autosave with: the same session, CSRF, body and questions, and no thought in it."""

import hashlib
import json

from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.urls import include, path
from django.utils import timezone

from actionplans.models import Plan, Revision, Section, StoredEdit
from cohorts.models import CityPair


def write(request: HttpRequest, pk: int) -> JsonResponse:
    """Store a text as the next revision: the questions that autosave asks of the tables, in its order."""
    sent, user, now = json.loads(request.body), request.user.pk or 0, timezone.now()
    joined = ("plan__pair__cohort", "plan__pair__city", "definition", "current")
    found = Section.objects.select_related(*joined).get(pk=pk)
    list(CityPair.objects.filter(cohort_id=found.plan.pair.cohort_id, state="active").values("pk"))
    digest = hashlib.sha256(sent["text"].encode()).hexdigest()
    with transaction.atomic():
        section = Section.objects.select_for_update().get(pk=pk)
        plan = Plan.objects.select_for_update(no_key=True).get(pk=section.plan_id)
        key = request.headers["Idempotency-Key"]
        before = found.current
        revision = Revision.objects.create(
            section=section, number=found.number + 1, parent=before, text=sent["text"], sha256=digest,
            author_id=user, template_id=plan.template_id, stored_at=now,
        )  # fmt: skip
        Section.objects.filter(pk=pk).update(current=revision)
        answer = {"revision": revision.number, "text": sent["text"], "sha256": digest}
        StoredEdit.objects.create(
            author_id=user, key=key, section=section, body_sha256=digest, status=200, answer=answer,
            stored_at=now,
        )  # fmt: skip
    return JsonResponse(answer)


urlpatterns = [path("bench/write/<int:pk>/", write), path("", include("config.urls"))]
