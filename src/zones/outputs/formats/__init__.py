"""One writer per format: layers, tables or rasters in, the content of files out."""
