"""The register's pages at the desk."""

from companies.admin import companies, facts, milestones, partnerships, people

__all__ = ["companies", "facts", "milestones", "partnerships", "people"]
