"""What stands on the national map: filters, themes, the list of areas."""
