"""What stands on the page of the centres: the table, its map, the criteria of one city."""
