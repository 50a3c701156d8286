"""What of a session stands folded away."""

from programme.domain.details import Detail, list_details
from tests.programme.released import released

BODY = {
    "goals": ["Know the stages"],
    "contents": ["Stages", "Examples"],
    "trainers": [{"name": "Ada", "organisation": "UPC"}, {"name": "Ben", "organisation": ""}],
    "preparations": "Read the guide.",
    "materials": "Slides",
    "recording": "On the drive",
    "aliases": ["Kick-off", "Start"],
}
LINK = "https://meet.example/secret"
OPEN_TO_ALL = [
    Detail("Goals", items=["Know the stages"]),
    Detail("Contents", items=["Stages", "Examples"]),
    Detail("Trainers", text="Ada (UPC), Ben"),
    Detail("To prepare", text="Read the guide."),
    Detail("Materials", text="Slides"),
]
ALIASES = Detail("Also printed as", text="Kick-off; Start")


def test_who_joins_reads_the_way_in_too() -> None:
    session = released("intro", body=BODY, joining_link=LINK)

    assert list_details(session, joins=False) == [*OPEN_TO_ALL, ALIASES]
    assert list_details(session, joins=True) == [
        *OPEN_TO_ALL, Detail("To join", link=LINK), Detail("Recording", text="On the drive"), ALIASES,
    ]  # fmt: skip


def test_nothing_to_say_is_no_fold() -> None:
    assert list_details(released("lunch"), joins=True) == []
