"""The demonstration: one whole edition and one that runs, through the domain functions alone."""
