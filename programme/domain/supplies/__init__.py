"""What comes with a session beside its text: materials, the recording, learning units."""
