"""The guide's pages by hand: choosing passages, agreeing, writing, compiling, publishing."""

import re

import pytest
from django.core.files.base import ContentFile

from actionplans.models import Figure
from cohorts.models import City
from guide.domain.build import run_build
from guide.domain.edition import ask_final_consent, create_edition, store_text
from guide.domain.excerpt import propose_excerpt
from guide.models import Artefact, Build, ChapterItem, Edition, Excerpt
from tests.factories.actionplans import SectionFactory
from tests.factories.guide import ExcerptFactory, accept_text, quick_print

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PROPOSE = "/udt-test/excerpts/propose/ghent/challenge/"
CANARY = "Quellenburg"
SHA = "ab" * 32


@pytest.fixture
def enter(client, cast):
    """A client signed in as somebody of the cast."""

    def sign_in(name):
        client.force_login(getattr(cast, name), backend=BACKEND)
        return client

    return sign_in


def main_button(page):
    """The words of the one solid button."""
    found = re.findall(r'<button class="button button--main"[^>]*>([^<]*)', page)
    return found[0] if found else ""


def chosen(*passages, then="propose"):
    return {"revision": 1, "passages": passages, "chapter": "", "then": then}


def test_passages_are_chosen_seen_and_proposed(enter, challenge):
    accept_text(challenge)
    author = enter("author")
    page = author.get(PROPOSE).text
    seen = author.post(PROPOSE, chosen(1, 2, then="preview"))
    before = Excerpt.objects.count()
    answer = author.post(PROPOSE, chosen(1, 2))
    excerpt = Excerpt.objects.get()

    assert page.count('name="passages"') == 3
    assert "This would be proposed" in seen.text
    assert before == 0
    assert answer.headers["Location"] == f"/udt-test/excerpts/{excerpt.code}/"
    assert excerpt.text == "Streets are hot in summer.\n\n- Trees are few.\n- Shade is rare.\n"


@pytest.mark.parametrize(
    ("passages", "said"),
    [
        ((0, 2), "An excerpt is one piece: choose passages that follow each other."),
        ((), "Choose at least one passage."),
    ],
)
def test_what_is_no_piece_is_not_proposed(enter, challenge, passages, said):
    accept_text(challenge)
    answer = enter("author").post(PROPOSE, chosen(*passages))

    assert answer.status_code == 400
    assert said in answer.text
    assert Excerpt.objects.count() == 0


def test_a_plan_that_is_not_accepted_answers_409(enter, challenge):
    answer = enter("author").get(PROPOSE)

    assert answer.status_code == 409
    assert "The plan is not accepted yet." in answer.text


def test_both_seats_agree_and_an_organiser_approves_on_the_page(enter, excerpt):
    where = f"/udt-test/excerpts/{excerpt.code}/"
    for person, verb, data in [
        ("author", "agree", {"naming": "named"}),
        ("partner", "agree", {"naming": "anonymised"}),
        ("organiser", "approve", {}),
    ]:
        client = enter(person)
        assert f'action="{where}{verb}/"' in client.get(where).text
        assert client.post(f"{where}{verb}/", data).status_code == 302
    page = enter("author").get(where).text

    assert Excerpt.objects.get().state == "approved"
    assert '<p class="citybox-name">A city of this edition</p>' in page
    assert f'action="{where}agree/"' not in page


def test_who_is_asked_sees_at_once_what_to_do_and_how_it_reads_without_names(enter, excerpt):
    where = f"/udt-test/excerpts/{excerpt.code}/"
    asked, organiser = (enter(who).get(where).text for who in ("author", "organiser"))

    assert [re.findall(r"<h1>(.*)</h1>", page) for page in (asked, organiser)] == [
        ["May the guide print these words?"],
        ["The city is asked"],
    ]
    assert [main_button(page) for page in (asked, organiser)] == ["Yes, I agree", ""]
    assert "How it reads without any name" in asked


def test_how_it_is_named_must_be_said(enter, excerpt):
    answer = enter("author").post(f"/udt-test/excerpts/{excerpt.code}/agree/", {}, follow=True)

    assert "Say how it may be printed" in answer.text
    assert excerpt.consents.count() == 0


def test_ones_own_list_says_what_waits_for_ones_answer(enter, excerpt):
    asked = f'Read it and answer<span class="visually-hidden">: {excerpt.code}'

    assert [asked in enter(who).get("/udt-test/excerpts/").text for who in ("author", "organiser")] == [
        True,
        False,
    ]


def test_a_text_typed_on_a_stale_base_is_kept_on_the_page(cast, enter, edition):
    item = ChapterItem.objects.exclude(text="").get()
    store_text(item, "Somebody was quicker.", base=1, by=cast.organiser)
    where = f"/udt-test/studio/guide/1.0/chapters/framing/texts/{item.pk}/"
    answer = enter("organiser").post(where, {"text": "What I typed.", "base": 1, "then": "store"})

    assert answer.status_code == 409
    assert "What I typed." in answer.text
    assert "Somebody stored this text after you opened it." in answer.text
    assert ChapterItem.objects.get(pk=item.pk).text == "Somebody was quicker."


def test_a_preview_stores_nothing(enter, edition):
    where = "/udt-test/studio/guide/1.0/chapters/framing/texts/new/"
    answer = enter("organiser").post(where, {"text": "Some *words*.", "then": "preview"})

    assert "Some <em>words</em>." in answer.text
    assert ChapterItem.objects.exclude(text="").count() == 1


def test_excerpts_of_many_cities_fold_under_their_names(cast, desk, enter, challenge):
    elsewhere = SectionFactory(plan__pair=cast.oslo, plan__template=challenge.plan.template)
    ExcerptFactory(section=elsewhere, state="agreed")
    desk.propose(challenge)
    page = enter("organiser").get("/udt-test/excerpts/").text
    folds = re.findall(r'<details class="waiting"><summary>(.+?)</summary>', page)

    assert folds == ["<b>Ghent</b> 1 excerpt", "<b>Oslo</b> 1 excerpt <b>1 to approve</b>"]


def test_a_chapter_that_cannot_be_added_is_shown_again(enter, edition):
    answer = enter("organiser").post(
        "/udt-test/studio/guide/1.0/chapters/", {"code": "no good", "title": "Kept"}
    )

    assert answer.status_code == 400
    assert 'value="Kept"' in answer.text


def test_the_desk_says_what_is_next_and_who_is_not_quoted(enter, edition, excerpt):
    page = enter("organiser").get("/udt-test/studio/guide/1.0/").text
    steps = re.findall(r'class="step step--(\w+)"', page)

    assert steps == ["now", "ahead", "ahead", "ahead", "ahead", "ahead"]
    assert main_button(page) == "Open consultation"
    assert "<b>1 city is not quoted yet:</b> Oslo." in page
    assert re.findall(r'<th scope="row">(\w+)</th>', page) == ["Ghent"]


def test_the_desk_offers_no_freezing_while_a_seat_is_waited_for(cast, enter, desk, excerpt):
    edition = desk.edition(excerpt)
    ask_final_consent(edition, by=cast.organiser)
    waiting = enter("organiser").get("/udt-test/studio/guide/1.0/").text
    desk.approve(excerpt)
    ready = enter("organiser").get("/udt-test/studio/guide/1.0/").text

    assert "<b>1 excerpt waits for its city</b>" in waiting
    assert [main_button(page) for page in (waiting, ready)] == ["", "Freeze for print"]


def test_an_edition_without_a_chapter_asks_for_one_and_offers_nothing_else(cast, enter):
    create_edition(cast.cohort, version="1.0", title="What is it for?", by=cast.organiser)
    page = enter("organiser").get("/udt-test/studio/guide/1.0/").text

    assert re.findall(r'<a class="button button--main" href="([^"]+)"', page) == ["#add-chapter"]
    assert re.findall(r'<button class="button" name="to"', page) == []
    assert "None of the 2 cities is quoted yet." in page


def test_before_the_first_edition_the_desk_says_how_a_guide_is_made(enter):
    page = enter("organiser").get("/udt-test/studio/guide/").text

    assert "How a guide is made" in page
    assert main_button(page) == "Begin it"


def test_a_chapter_offers_first_what_was_proposed_for_it(cast, enter, edition, challenge):
    wished = propose_excerpt(
        challenge, revision=challenge.current, start=0, end=9, chapter_code="framing", by=cast.author
    )
    other = propose_excerpt(
        challenge, revision=challenge.current, start=0, end=9, chapter_code="data", by=cast.author
    )
    page = enter("organiser").get("/udt-test/studio/guide/1.0/chapters/framing/").text

    assert re.findall(r'name="excerpt" value="([^"]+)"', page) == [wished.code, other.code]
    assert "1 other excerpt" in page


def test_from_the_desk_to_the_public(enter, edition):
    organiser = enter("organiser")
    desk = "/udt-test/studio/guide/1.0/"
    for step in ("final_consent", "frozen"):
        organiser.post(f"{desk}move/", {"to": step})
    organiser.post(f"{desk}compile/")
    build = Build.objects.get()
    waiting = organiser.get(f"/udt-test/studio/guide/builds/{build.pk}/").text
    run_build(build.pk, printer=quick_print)
    finished = organiser.get(f"/udt-test/studio/guide/builds/{build.pk}/").text
    answer = organiser.post(f"{desk}publish/", {"build": build.pk})

    assert 'hx-trigger="every 2s"' in waiting
    assert 'hx-trigger="every 2s"' not in finished
    assert answer.headers["Location"] == "/udt-test/guide/1.0/"
    assert Edition.objects.get().state == "published"


def test_an_anonymised_excerpt_names_nobody_on_any_public_page(client, cast, challenge, desk):
    City.objects.filter(pk=cast.ghent.city_id).update(name=CANARY, local_name=f"{CANARY} am Bach")
    figure = Figure(section=challenge, code=CANARY, sha256=SHA, format="png", width=4, height=3)
    figure.alt, figure.added_by = f"Map of {CANARY}", cast.author
    figure.file.save(f"{CANARY}.png", ContentFile(b"png"))
    accept_text(challenge, f"{CANARY} says, with Author.\n\n![{CANARY}](figure:{CANARY})\n")
    excerpt = desk.approve(desk.propose(challenge), naming="anonymised")
    desk.publish(desk.freeze(desk.edition(excerpt)))
    pages = [client.get(f"/udt-test/guide/{path}").text for path in ("", "1.0/", f"e/{excerpt.code}")]
    figure_page = client.get(f"/udt-test/guide/1.0/figures/{SHA}.png")

    assert [CANARY.lower() in page.lower() for page in pages] == [False, False, False]
    assert ["Author" in page for page in pages[1:]] == [False, False]
    assert figure_page.headers["Content-Disposition"] == f'inline; filename="{SHA}.png"'
    assert CANARY not in Artefact.objects.get().file.name


@pytest.mark.parametrize("model", ["excerpt", "consent", "edition", "build", "publication", "guideevent"])
def test_the_admin_shows_and_changes_nothing(enter, published, model):
    root = enter("superuser")

    assert root.get(f"/admin/guide/{model}/").status_code == 200
    assert root.get(f"/admin/guide/{model}/add/").status_code == 403
