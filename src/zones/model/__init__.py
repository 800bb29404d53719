"""Frozen values: the region, its flows, its contiguity. No files."""
