"""The public pages that are lists or registers; a story's own page is in `articles`."""
