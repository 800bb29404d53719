"""Schemes of cooperation as data, and their assessment."""
