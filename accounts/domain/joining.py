"""How an account begins: with an address that an invitation has proved."""

import datetime as dt

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused
from accounts.models import User


@transaction.atomic
def create_account(
    *,
    email: str,
    name: str,
    password: str,
    time_zone: str = "Europe/Brussels",
    language: str = "en-gb",
    at: dt.datetime | None = None,
) -> User:
    """Make an account with a proved address, ready to sign in.

    Raises ValidationError for a weak password or an unknown zone, and Refused when the
    address has an account already.
    """
    fields = {"name": name, "time_zone": time_zone, "language": language}
    person = User(email=User.objects.normalize_email(email).lower(), **fields)
    person.date_joined = at or timezone.now()
    validate_password(password, user=person)
    person.set_password(password)
    person.full_clean(validate_constraints=False)
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        raise Refused(_("This address has an account already. Sign in with it.")) from None
    prove_address(person)
    return person


def prove_address(person: User) -> None:
    """Note that the account's address is the person's own, so that codes and resets reach it."""
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)


def account_of(email: str) -> User | None:
    """The account of an address, however it is spelt."""
    return User.objects.filter(email__iexact=email).first()
