"""Spheres, centres, proposals, frames and city-regions."""
