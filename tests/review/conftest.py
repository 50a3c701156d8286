"""The stages of the guide, as its own tests know them."""

from tests.guide.conftest import approved, desk, edition, excerpt, frozen, published

__all__ = ["approved", "desk", "edition", "excerpt", "frozen", "published"]
