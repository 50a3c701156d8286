"""Taking the demonstration away again, whole, and nothing else."""

from django.apps import apps
from django.db import connection, models, transaction

from accounts.models import User
from cohorts.models import City, Cohort
from desk.domain.demonstration.large import invented_cities
from desk.domain.demonstration.people import DOMAIN
from outbox.models import Message

# Every table of a cohort, those that point at others first, with the way to its cohort.
TABLES = [
    ("guide.GuideEvent", "cohort"),
    ("guide.Publication", "edition__cohort"),
    ("guide.Artefact", "build__edition__cohort"),
    ("guide.Build", "edition__cohort"),
    ("guide.EditorialRevision", "chapter__edition__cohort"),
    ("guide.ChapterItem", "chapter__edition__cohort"),
    ("guide.Chapter", "edition__cohort"),
    ("guide.Edition", "cohort"),
    ("guide.Consent", "excerpt__section__plan__pair__cohort"),
    ("guide.Excerpt", "section__plan__pair__cohort"),
    ("actionplans.PlanEvent", "plan__pair__cohort"),
    ("actionplans.SectionRemark", "thread__section__plan__pair__cohort"),
    ("actionplans.SectionThread", "section__plan__pair__cohort"),
    ("actionplans.StoredEdit", "section__plan__pair__cohort"),
    ("actionplans.SideDraft", "section__plan__pair__cohort"),
    ("actionplans.Figure", "section__plan__pair__cohort"),
    ("actionplans.Revision", "section__plan__pair__cohort"),
    ("actionplans.Section", "plan__pair__cohort"),
    ("actionplans.Plan", "pair__cohort"),
    ("actionplans.SectionDefinition", "version__cohort"),
    ("actionplans.TemplateVersion", "cohort"),
    ("programme.ProgrammeEvent", "cohort"),
    ("programme.Delivery", "pair__cohort"),
    ("programme.Extension", "pair__cohort"),
    ("programme.Need", "session__cohort"),
    ("programme.ReleaseMessage", "mailing__release__cohort"),
    ("programme.Mailing", "release__cohort"),
    ("programme.Booklet", "release__cohort"),
    ("programme.MaterialVersion", "material__session__cohort"),
    ("programme.Material", "session__cohort"),
    ("programme.Recording", "session__cohort"),
    ("programme.SessionUnit", "session__cohort"),
    ("programme.PollAnswer", "proposal__poll__session__cohort"),
    ("programme.Proposal", "poll__session__cohort"),
    ("programme.Poll", "session__cohort"),
    ("programme.ReleaseRemark", "thread__session__release__cohort"),
    ("programme.ReleaseThread", "session__release__cohort"),
    ("programme.ReleasedSession", "release__cohort"),
    ("programme.Release", "cohort"),
    ("programme.Acceptance", "session__cohort"),
    ("programme.Output", "session__cohort"),
    ("programme.SessionTrainer", "session__cohort"),
    ("programme.Slot", "session__cohort"),
    ("programme.Session", "cohort"),
    ("programme.Practical", "phase__cohort"),
    ("programme.AgendaUpload", "cohort"),
    ("programme.ImportMemory", "cohort"),
    ("programme.Track", "cohort"),
    ("programme.Phase", "cohort"),
    ("cohorts.CohortEvent", "cohort"),
    ("cohorts.Invitation", "cohort"),
    ("cohorts.Role", "cohort"),
    ("cohorts.Tenure", "seat__pair__cohort"),
    ("cohorts.Seat", "pair__cohort"),
    ("cohorts.CityPair", "cohort"),
]


@transaction.atomic
def remove_demonstration() -> int:
    """Delete every demonstration cohort and the accounts that nothing else needs; say how many cohorts.

    Rows that the product never deletes go past their models here: with the whole cohort
    gone there is no history left to keep.
    """
    cohorts = list(Cohort.objects.filter(is_demo=True).values_list("pk", flat=True))
    apps.get_model("actionplans.Section").objects.filter(plan__pair__cohort__in=cohorts).update(current=None)
    letters = Message.objects.filter(told__mailing__release__cohort__in=cohorts)
    messages = list(letters.values_list("pk", flat=True))
    for label, way in TABLES:
        model = apps.get_model(label)
        _delete(model, model._base_manager.filter(**{f"{way}__in": cohorts}))
    Message.objects.filter(pk__in=messages).delete()
    Cohort.organisations.through._base_manager.filter(cohort__in=cohorts).delete()
    _delete(Cohort, Cohort._base_manager.filter(pk__in=cohorts))
    # Cities that are in no guide of geography.
    City.objects.filter(slug__in=invented_cities(), pairs=None).delete()
    _remove_people()
    return len(cohorts)


def _delete(model: type[models.Model], rows: models.QuerySet[models.Model]) -> None:
    keys = list(rows.values_list("pk", flat=True))
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        for at in range(0, len(keys), 500):
            some = keys[at : at + 500]
            marks = ", ".join(["%s"] * len(some))
            # The table's name comes from our own models, the keys are bound.
            cursor.execute(f"DELETE FROM {table} WHERE id IN ({marks})", some)  # noqa: S608


def _remove_people() -> None:
    for person in User.objects.filter(email__endswith=f"@{DOMAIN}"):
        try:
            with transaction.atomic():
                person.delete()
        except models.ProtectedError:
            # They act in a real cohort too; the account stays there.
            person.set_unusable_password()
            person.save(update_fields=["password"])
