"""What readers share: fronts, lists, register pages, feeds."""
