"""What templates of the programme can say."""
