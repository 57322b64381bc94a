"""What editors share."""
