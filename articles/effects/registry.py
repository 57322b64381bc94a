"""Every kind of side effect, by its name: one file each."""

from articles.effects import followers, purge, renditions, sitemap, webhooks, websub
from articles.effects.kinds import Kind

KINDS: dict[str, Kind] = {
    module.KIND.name: module.KIND for module in (renditions, purge, websub, webhooks, followers, sitemap)
}
"""In the order in which they are planned, and so tried when many are due at once."""
