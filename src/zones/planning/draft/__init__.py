"""Planning by hand: areas that a person draws, step by step."""
