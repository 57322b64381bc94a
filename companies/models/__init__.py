"""The register: who there is, who owns whom, who works with whom."""

from companies.models.company import Alias, Company, Ownership
from companies.models.partnership import Milestone, Partnership, Party

__all__ = ["Alias", "Company", "Milestone", "Ownership", "Partnership", "Party"]
