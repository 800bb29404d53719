"""The parts of the page on which areas are drawn by hand."""
