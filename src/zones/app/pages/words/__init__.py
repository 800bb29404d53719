"""What each page of the dashboard says, one module a page."""
