"""The register's pages at the desk."""

from companies.admin import companies, facts, partnerships, people

__all__ = ["companies", "facts", "partnerships", "people"]
