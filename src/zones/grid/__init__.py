"""Rasters and meshes: population grids and what is inside a zone."""
