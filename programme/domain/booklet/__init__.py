"""The booklet of a release: asked for, printed by one worker at a time, kept."""
