"""How far what sessions promised is kept, who is late, and which sessions wait for it."""
