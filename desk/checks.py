"""What `./trellis check` says of this installation, beside Django's own checks."""

from typing import Any

from django.core.checks import CheckMessage, Warning, register  # noqa: A004 - Django's own name

from desk.domain.installation import find_lacks


@register(deploy=True)
def installation(**kwargs: Any) -> list[CheckMessage]:
    return [Warning(lack.problem, hint=lack.remedy, id="trellis.W001") for lack in find_lacks()]
