"""What a passer-by is shown: trainings and their editions, on a map, and what came of them."""
