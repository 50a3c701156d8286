"""A finding rests on two cities or more, or the edition does not freeze."""

import pytest

from accounts.domain.moves import Refused
from guide.domain.edition import add_text, ask_final_consent, freeze_edition, lonely_findings

TEXT = """Ghent says so.

> **Finding.** Ghent counted, and Oslo did not.

> [!IMPORTANT]
> Ghent alone, and Ghentish ways.

> [!NOTE] Ghent
> No finding.
"""
SAID = "Finding 1.2 names fewer than two cities of this edition."


def test_a_finding_of_one_city_stands_in_the_way(client, cast, edition):
    add_text(edition.chapters.get(), TEXT, by=cast.organiser)
    client.force_login(cast.organiser, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert lonely_findings(edition) == [SAID]
    assert SAID in client.get("/udt-test/studio/guide/1.0/").text


def test_an_edition_with_such_a_finding_does_not_freeze(cast, edition):
    add_text(edition.chapters.get(), TEXT, by=cast.organiser)
    ask_final_consent(edition, by=cast.organiser)
    with pytest.raises(Refused, match=SAID):
        freeze_edition(edition, by=cast.organiser)

    edition.refresh_from_db()
    assert edition.state == "final_consent"
