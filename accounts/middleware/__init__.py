"""Who must sign in first, how often one may write, and in whose time a page speaks."""

from accounts.middleware.kept import KEPT, take_kept
from accounts.middleware.rate_limit import RateLimitMiddleware
from accounts.middleware.sign_in import SignInMiddleware, answers_data
from accounts.middleware.time_zone import TimeZoneMiddleware

__all__ = [
    "KEPT",
    "RateLimitMiddleware",
    "SignInMiddleware",
    "TimeZoneMiddleware",
    "answers_data",
    "take_kept",
]
