"""People, when they were where, and the record of what a person did."""

from accounts.models.event import Event
from accounts.models.user import User
from accounts.models.visit import Visit

__all__ = ["Event", "User", "Visit"]
