"""An agenda of another tool: read as a table, given our words, looked at, and taken in."""
