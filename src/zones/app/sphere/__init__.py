"""What stands on the page of one sphere: who is in it, and the flows in and out."""
