"""Compiling and publishing the demonstration's guide, once what it needs is there."""

from collections.abc import Callable

from cohorts.models import Cohort
from desk.domain.demonstration.facts import moment
from guide.domain.build.publish import publish_edition
from guide.domain.build.request import request_build
from guide.enums import BuildState, EditionState
from guide.models import Edition


def publish_guide(cohort: Cohort, *, work: Callable[[], object]) -> str:
    """Compile the frozen edition, letting `work` run what is queued, and publish it. Says what happened."""
    edition = Edition.objects.filter(cohort=cohort, state=EditionState.FROZEN).first()
    if edition is None:
        return ""
    by = cohort.roles.current().of_kind("organiser").order_by("pk")[0].user
    build = request_build(edition, by=by)
    work()
    build.refresh_from_db()
    if build.state != BuildState.DONE:
        return f"The guide is not compiled yet ({build.get_state_display().lower()}): {build.problem}"
    publish_edition(edition, build=build, by=by, at=moment("2025-03-14"))
    return f"The guide {edition.version} of {cohort.slug} is published."
