"""What a person says of himself or herself."""

from accounts.models import User


def change_profile(user: User, *, name: str, time_zone: str, language: str) -> User:
    """Store the person's own name, time zone and language; raises ValidationError."""
    user.name, user.time_zone, user.language = name, time_zone, language
    user.full_clean(exclude={"password"}, validate_constraints=False)
    user.save(update_fields=["name", "time_zone", "language"])
    return user
