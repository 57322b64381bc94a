"""The register: who there is, who owns whom, who works with whom, who said what."""

from companies.models.company import Alias, Company, Ownership
from companies.models.fact import Fact, told
from companies.models.intake import Intake
from companies.models.merge import Merge
from companies.models.milestone import Milestone, MilestoneChange
from companies.models.partnership import Partnership, Party, Standing
from companies.models.person import Person, PersonAlias, Role
from companies.models.quote import Quote
from companies.models.source import Source

__all__ = [
    "Alias",
    "Company",
    "Fact",
    "Intake",
    "Merge",
    "Milestone",
    "MilestoneChange",
    "Ownership",
    "Partnership",
    "Party",
    "Person",
    "PersonAlias",
    "Quote",
    "Role",
    "Source",
    "Standing",
    "told",
]
