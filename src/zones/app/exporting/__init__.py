"""Files made from the screen: what is asked for, how it is made, seen and saved."""
