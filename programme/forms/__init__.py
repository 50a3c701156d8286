"""What organisers and trainers type, cleaned."""
