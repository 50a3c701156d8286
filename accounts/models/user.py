"""A person who signs in by e-mail."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.zone import check_zone


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person. Roles are held per cohort and live there; a superuser runs the installation."""

    email = models.EmailField(_("e-mail address"), max_length=254)
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=20, default="en-gb")
    time_zone = models.CharField(_("time zone"), max_length=64, default="Europe/Brussels")
    hints_away = models.JSONField(_("hints put away"), default=list, blank=True, editable=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("may open the admin"), default=False)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()
    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_per_address")]

    def __str__(self) -> str:
        return called(self.name, self.email)

    def get_short_name(self) -> str:
        """What a colleague says: the first of the names."""
        return (self.name.split() or [self.email])[0]

    def clean(self) -> None:
        super().clean()
        try:
            if self.time_zone:
                check_zone(self.time_zone)
        except ValidationError as error:
            raise ValidationError({"time_zone": error}) from None


def called(name: str, email: str) -> str:
    """What a person is called: by the name, or by the address where there is none."""
    return name or email


def display_name(user: User) -> str:
    """What pages and mails call a person; asked by allauth."""
    return str(user)
