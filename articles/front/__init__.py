"""The front page at an instant: what editors placed, as far as it is live, and the newest stories where nothing is."""

from articles.front.arranging import Arrangement, Block, Curated, Slot, arrange
from articles.front.reading import curated

__all__ = ["Arrangement", "Block", "Curated", "Slot", "arrange", "curated"]
