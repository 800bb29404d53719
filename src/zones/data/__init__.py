"""Everything that comes in: the embedded data, official formats, mergers."""
