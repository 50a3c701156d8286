"""How a release is told to people: to whom, why, in which words, with which calendar entries."""
