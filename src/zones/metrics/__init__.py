"""Numbers about zones."""
