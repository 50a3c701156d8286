"""Which cities have somebody in each track, and why others have nobody."""
