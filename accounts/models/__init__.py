"""People, when they were where, the record of what a person did, and work in hand."""

from accounts.models.event import Event
from accounts.models.leased import Leased
from accounts.models.user import User
from accounts.models.visit import Visit

__all__ = ["Event", "Leased", "User", "Visit"]
