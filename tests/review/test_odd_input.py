"""Input that no form of ours sends is answered, and costs little."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from actionplans.domain.store import store_text

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.mark.parametrize("number", ["²", "9" * 40, "-1", ""])
def test_a_build_that_there_is_not_is_not_published(client, cast, frozen, number):
    client.force_login(cast.organiser, backend=BACKEND)

    assert client.post("/udt-test/studio/guide/1.0/publish/", {"build": number}).status_code == 404


def test_a_text_too_large_to_store_is_not_merged_either(client, cast, challenge):
    store_text(challenge, text="One.\n", base=0, by=cast.author)
    store_text(challenge, text="Two.\n", base=1, by=cast.partner)
    client.force_login(cast.author, backend=BACKEND)
    sent = {"text": "x" * 200_001, "base": "1", "against": "2", "key": "k"}
    page = client.post("/udt-test/plans/ghent/challenge/conflict/", sent)

    assert (page.status_code, len(page.context["form"]["text"].value())) == (400, 200_001)
    assert list(page.context["form"].errors) == ["text"]


@pytest.mark.parametrize(
    ("header", "trusted"), [("", "0 None"), ("X-Forwarded-For", "1 None"), ("X-Real-IP", "0 X-Real-IP")]
)
def test_sign_in_counts_by_the_address_that_the_proxy_names(header, trusted):
    asked = (
        "from django.conf import settings as s;"
        "print(s.ALLAUTH_TRUSTED_PROXY_COUNT, s.ALLAUTH_TRUSTED_CLIENT_IP_HEADER)"
    )
    told = {"TRELLIS_ADDRESS_HEADER": header, "DJANGO_SETTINGS_MODULE": "config.settings"}
    run = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=Path(settings.BASE_DIR),
        env={**os.environ, **told},
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stdout.strip() == trusted
