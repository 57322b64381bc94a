"""A synthetic archive for measuring: realistic sizes and proportions, the same for the same seed."""
