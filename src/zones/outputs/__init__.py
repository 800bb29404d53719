"""Everything that goes out: tables, vector files, web maps."""
