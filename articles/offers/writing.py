"""What the page to write in holds, as far as offers are concerned, and what was answered before."""

from dataclasses import dataclass, field

from django.utils import timezone

from articles.models import Answer, Article
from articles.models.article import REGISTER
from articles.offers.keys import Key
from companies.dates import PartialDate

type Answers = list[tuple[Key, int | None]]
"""To what was said, and the row that it became: None where the answer was no."""


@dataclass(frozen=True, slots=True)
class Writing:
    headline: str
    standfirst: str
    body: str
    language: str
    day: PartialDate
    """Whose story it is: “tomorrow” and “in February” are reckoned from it."""
    links: dict[str, list[int]]
    """The ids that the form's boxes hold, by the names of `articles.models.article.REGISTER`."""
    answers: Answers = field(default_factory=list)

    def row_of(self, key: Key) -> int | None:
        """What became of this offer where it was accepted."""
        return next((row for known, row in self.answers if row is not None and known.means(key)), None)

    def is_dismissed(self, key: Key) -> bool:
        return any(row is None and known.means(key) for known, row in self.answers)


def writing_of(article: Article) -> Writing:
    """The story as it is stored."""
    links = article.links()
    return Writing(
        headline=article.headline,
        standfirst=article.standfirst,
        body=article.body,
        language=article.language,
        day=day_of(article),
        links={name: links[name] for name in REGISTER},
        answers=answers_of(article),
    )


def day_of(article: Article | None, dated: PartialDate | None = None) -> PartialDate:
    """The date that the text has; else the day, by the newsroom's clock, on which its story was begun: today's."""
    told = dated or (article.dated if article else None)
    begun = timezone.localdate(article.created_at) if article else timezone.localdate()
    return told or PartialDate(begun.year, month=begun.month, day=begun.day)


def answers_of(article: Article) -> Answers:
    """Everybody's, kept with the story."""
    rows = Answer.objects.filter(article=article).values_list("kind", "about", "words", "row")
    return [(Key(kind, about, words), row) for kind, about, words, row in rows]
