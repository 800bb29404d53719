"""Registers of unions: a user's own list, and what we transcribed from reports."""
