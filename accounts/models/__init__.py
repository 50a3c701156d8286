"""People, and the record of what a person did."""

from accounts.models.event import Event
from accounts.models.user import User

__all__ = ["Event", "User"]
