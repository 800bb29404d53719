"""The parts of データと出典."""
