"""Pages of the programme: the public ones, and the organisers' studio."""
