"""A release in the formats that other programs read: always the same release, the same bytes."""
