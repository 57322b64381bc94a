"""The benchmark (`make bench`): an archive, a site served as in production, and figures that two runs can compare."""
