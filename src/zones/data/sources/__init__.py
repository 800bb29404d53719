"""The official sources, one module each: where it comes from and how its file is parsed."""
