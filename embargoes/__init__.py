"""Embargoes: what may not be public before an instant that somebody outside has set."""
