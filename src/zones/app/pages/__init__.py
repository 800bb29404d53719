"""One module a page; each has a function ``show`` that takes a view."""
