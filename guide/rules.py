"""Who may do what with excerpts and editions."""

from typing import Any

import rules

from accounts.models import User
from cohorts.rules import is_member, is_organiser, sits_in_pair
from guide.enums import PUBLIC_STATES


@rules.predicate
def is_public(user: User, edition: Any) -> bool:
    return edition is not None and edition.state in PUBLIC_STATES


@rules.predicate
def is_in_consultation(user: User, edition: Any) -> bool:
    return edition.state in {"consultation", "resolving"}


may_view_edition = is_public | is_organiser | (is_member & is_in_consultation)
may_view_excerpt = is_organiser | sits_in_pair
may_consent = sits_in_pair
