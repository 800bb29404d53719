"""Reference methods of drawing functional regions."""
