"""The people of the demonstration: all invented, all with one password."""

import os
import secrets

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password

from accounts.domain.joining import prove_address
from accounts.models import User

DOMAIN = "demo.example"


def person(key: str, name: str, time_zone: str = "Europe/Brussels") -> User:
    """The account of `key`@demo.example, made when it is missing."""
    email = f"{key}@{DOMAIN}"
    found = User.objects.filter(email=email).first()
    if found:
        return found
    made = User.objects.create_user(email, None, name=name, time_zone=time_zone)
    prove_address(made)
    return made


def password() -> str:
    """The one from TRELLIS_DEMO_PASSWORD, else the random one kept in var/demo-password (0600)."""
    given = os.environ.get("TRELLIS_DEMO_PASSWORD", "")
    if given:
        return given
    path = settings.VAR_DIR / "demo-password"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(9) + "\n", encoding="ascii")
    return path.read_text(encoding="ascii").strip()


def set_passwords() -> None:
    """Let everybody of the demonstration sign in; hashed once, since it is one password."""
    people = User.objects.filter(email__endswith=f"@{DOMAIN}")
    word = password()
    first = people.first()
    if first and not (first.has_usable_password() and check_password(word, first.password)):
        people.update(password=make_password(word))
