"""Pictures: originals, focal point, rights."""
