"""The project: settings, addresses, the database it brings along, and how it is served."""
