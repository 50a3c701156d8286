"""Addresses that are spoken for."""

# Addresses that no cohort and no section may take.
RESERVED = frozenset(
    {
        "desk",
        "feeds",
        "accounts",
        "admin",
        "static",
        "media",
        "healthz",
        "design",
        "help",
        "guide",
        "public",
        "canvas",
        "history",
        "by-section",
        "new",
        "privacy",
        "accessibility",
        "programme",
        "plans",
        "studio",
        "practical",
    }
)
