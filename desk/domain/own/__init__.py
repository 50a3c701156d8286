"""What a person finds on the own desk: what is ahead, due, waiting and new."""
