"""Council pages: one report as HTML and PDF, with its figures."""
