"""What a table must look like."""
