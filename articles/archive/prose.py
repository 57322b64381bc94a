"""Text that weighs and searches like a trade paper's and says nothing: words by Zipf's law, in two languages."""

import random
from itertools import accumulate, product
from pathlib import Path

# Beside this file, the most frequent words of each language, first things first; the tail is made of syllables.
_HEADS = "words.{language}.txt"
_SYLLABLES = {
    "it": ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ra", "se", "ti", "vo", "zio", "re", "na", "lo"),
    "en": ("bar", "cen", "dis", "for", "gul", "lan", "mer", "nit", "pol", "ran", "set", "tin", "vor", "wick", "er"),
}
VOCABULARY, PARAGRAPHS = 6_000, 3_000


class Prose:
    """Paragraphs and headlines in one language. Two with the same language and seed say the same."""

    def __init__(self, language: str, seed: int) -> None:
        self._random = random.Random(f"{language} {seed}")
        tail = product(_SYLLABLES[language], repeat=4)
        heads = (Path(__file__).parent / _HEADS.format(language=language)).read_text("utf-8").split()
        made = ["".join(parts) for _number, parts in zip(range(VOCABULARY - len(heads)), tail, strict=False)]
        self._words = heads + self._random.sample(made, len(made))
        # Zipf and Mandelbrot: a word's frequency falls with its rank, a little slower at the top.
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self._words))))
        self._pool = [self._paragraph() for _number in range(PARAGRAPHS)]

    def word(self) -> str:
        return self._words_drawn(1)[0]

    def sentence(self, least: int = 8, most: int = 24) -> str:
        said = " ".join(self._words_drawn(self._random.randint(least, most)))
        return f"{said[0].upper()}{said[1:]}."

    def headline(self, name: str) -> str:
        return f"{name} {' '.join(self._words_drawn(self._random.randint(5, 9)))}"[:120]

    def body(self, name: str, paragraphs: int) -> str:
        """HTML of that many paragraphs, the first of its own and about `name`; about 75 words each."""
        drawn = self._random.choices(self._pool, k=paragraphs - 1)
        halfway = len(drawn) // 2
        title = " ".join(self._words_drawn(4)).capitalize()
        own = f"<p>{name} {self.sentence()} {self.sentence()}</p>"
        return f"{own}{''.join(drawn[:halfway])}<h2>{title}</h2>{''.join(drawn[halfway:])}"

    def _words_drawn(self, number: int) -> list[str]:
        return self._random.choices(self._words, cum_weights=self._weights, k=number)

    def _paragraph(self) -> str:
        return f"<p>{' '.join(self.sentence() for _number in range(self._random.randint(3, 6)))}</p>"
