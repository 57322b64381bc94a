"""Time on paper: the calendar, the board, the day's run sheet, and the feed for a person's own calendar."""
