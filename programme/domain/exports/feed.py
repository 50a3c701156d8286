"""The change log of a programme, for readers of feeds: an entry a release (Atom, RFC 4287)."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from cohorts.models import Cohort
from programme.domain.exports.plain import plain
from programme.domain.telling import tell
from programme.models import Release


def write_feed(cohort: Cohort, releases: Iterable[Release]) -> bytes:
    """The releases, newest first, each with what changed; the same releases, the same bytes."""
    page = f"{settings.SITE_URL}{reverse('programme:programme', args=[cohort.slug])}"
    feed = Atom1Feed(
        title=plain(_("Changes to the programme: %(title)s") % {"title": cohort.title}),
        link=page,
        description="",
        feed_url=f"{settings.SITE_URL}{reverse('programme:changes', args=[cohort.slug])}",
        feed_guid=page,
    )
    for release in releases:
        link = f"{settings.SITE_URL}{reverse('programme:release', args=[cohort.slug, release.number])}"
        named = {"number": release.number, "kind": release.get_kind_display().lower()}
        feed.add_item(
            title=_("Release %(number)d, %(kind)s") % named,
            link=link,
            unique_id=link,
            description=plain(_said(release)),
            pubdate=release.released_at,
            updateddate=release.released_at,
        )
    return feed.writeString("utf-8").encode()


def _said(release: Release) -> str:
    """The note and the changes, a line each."""
    lines = [release.note] if release.note else []
    for session in tell(release.changes):
        for each in session.differences:
            was = _("was %(before)s") % {"before": each.before} if each.before else ""
            reads = ", ".join(filter(None, (each.after, was)))
            lines.append(f"{session.title}: {', '.join(each.words)}" + (f" ({reads})" if reads else ""))
    return "\n".join(lines) or _("Nothing in dates, places, titles or trainers.")
