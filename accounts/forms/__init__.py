"""What people type of themselves, and to sign in."""

from accounts.forms.profile import ProfileForm, ZoneField, zone_choices

__all__ = ["ProfileForm", "ZoneField", "zone_choices"]
