"""The tables that there are, in the order in which they name each other."""

from companies.exchange.companies import CompanyResource
from companies.exchange.milestones import MilestoneResource
from companies.exchange.ownerships import OwnershipResource
from companies.exchange.partnerships import PartnershipResource
from companies.exchange.people import PersonResource
from companies.exchange.quotes import QuoteResource
from companies.exchange.resource import RegisterResource
from companies.exchange.roles import RoleResource
from companies.exchange.sources import SourceResource
from companies.exchange.standings import StandingResource

KINDS: dict[str, type[RegisterResource]] = {
    "companies": CompanyResource,
    "people": PersonResource,
    "partnerships": PartnershipResource,
    "sources": SourceResource,
    "ownerships": OwnershipResource,
    "roles": RoleResource,
    "standings": StandingResource,
    "milestones": MilestoneResource,
    "quotes": QuoteResource,
}


def kind_of(model: type) -> str:
    return next(kind for kind, resource in KINDS.items() if resource.model is model)
