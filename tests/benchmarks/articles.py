"""Generated news for benchmarks: articles of 400 words with as many names, topics and dates as real news.

In releases and wire stories of the region, 400 words hold some fifteen names of actors, two mentions of a
topic and four to eight expressions of time; so do these. Every article has a cast of its own, who are
named in full once and briefly after that, a headline, a dateline and a few lines of page furniture. One
article in five is another edition of an earlier one: cut at the end, under another headline.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

import pandas as pd

from analysis import load_dictionary
from analysis.schema import build_table

WORDS = """
harbour lantern engineers promised quietly repaired village orchard timetable copper melody bridges committee
gathered weather several plans school boats carried letters winter evening market garden painted between
under growing shared costs companies workers region decision long pressure against report details while
before after lawmakers budget local million people first trade energy routes ports fishing student exchange
""".split()
PLACES = ["Tokyo", "Hanoi", "Manila", "Jakarta", "Canberra", "Seoul", "New Delhi", "Singapore"]
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
PLAIN = (
    "The {a} of the {b} had {c} the {d}, and the {e} was {f} by the {g} near the {h}.",
    "Analysts said that the {a} would help smaller states to keep the {b} and the {c} of the {d}.",
    "It may take a second look at the {a}, the {b} and the {c} before any {d} is {e} in the {f}.",
    "Residents called the {a} {b}, but the {c} and the {d} were {e} all the same.",
)
NAMED = (
    "{short} told reporters that the {a} of {state} was {b} by the {c}.",
    "Officials from {state} and {other} met in {place} to discuss the {a} and the {b}.",
    "The {demonym} side raised the {a} with {short}, according to {body}.",
    "{full} and the {demonym} government agreed to widen the {a} on {topic}.",
    "{body} said the {a} and the {b} in {state} had {c} the {topic} talks.",
)
DATED = (
    "The agreement was signed on {day} after the {a} was {b} by {state}.",
    "In {month} last year the {a} {b} the {c}, {body} said.",
    "{short} will visit {place} on {number} {month} for talks on the {a}.",
    "Trade with {state} grew by {number} percent in {year}, and the {a} {b} the {c}.",
    "A spokesman for {body} said on {day} that {state} had {a} the {b} two weeks earlier.",
)
FURNITURE = ("Advertisement", "Share this article", "Read more: {a} {b} in the {c}", "Photo: Reuters")


@cache
def _weigh(size: int) -> list[float]:
    return list(accumulate(1 / (rank + 3) for rank in range(size)))


class Newsroom:
    """Writes articles; the same seed gives the same newsroom."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        dictionary = load_dictionary()
        names = dictionary.names.merge(dictionary.actors[["actor_id", "actor_type"]], on="actor_id")
        self.states = names.query("actor_type == 'state' and form == 'name'")["name"].tolist()
        self.demonyms = names.query("form == 'demonym'")["name"].tolist()
        self.bodies = names.query("actor_type == 'organization' and form == 'name'")["name"].tolist()
        self.persons = names.query("actor_type == 'person' and form == 'full'")["name"].tolist()
        self.topics = [term for term in dictionary.terms["term"] if "*" not in term]
        for group in (self.states, self.demonyms, self.bodies, self.persons):
            self.draw.shuffle(group)

    def choose(self, group: list[str]) -> str:
        """A name; a few names make most of the news."""
        return self.draw.choices(group, cum_weights=_weigh(len(group)))[0]

    def cast(self) -> dict[str, str]:
        """Who and what one article is about."""
        full = self.choose(self.persons)
        cast = {"full": full, "short": full.split()[-1], "state": self.choose(self.states)}
        cast |= {"other": self.choose(self.states), "demonym": self.choose(self.demonyms)}
        cast |= {"body": self.choose(self.bodies), "topic": self.draw.choice(self.topics)}
        return cast | {"place": self.draw.choice(PLACES)}

    def sentence(self, frames: tuple[str, ...], cast: dict[str, str]) -> str:
        """One sentence with words, a day, a month and a number of its own."""
        words = dict(zip("abcdefgh", self.draw.sample(WORDS, 8), strict=True))
        when = {"day": self.draw.choice(DAYS), "month": self.draw.choice(MONTHS)}
        when |= {"number": str(self.draw.randint(2, 28)), "year": str(self.draw.randint(2012, 2019))}
        return self.draw.choice(frames).format(**cast, **words, **when)

    def article(self) -> list[str]:
        """Headline and paragraphs of about 400 words."""
        cast = self.cast()
        sentences = [f"{cast['full']} met officials of {cast['state']} in {cast['place']} on Monday."]
        n_words = 0
        while n_words < 370:
            kind = self.draw.choices((PLAIN, NAMED, DATED), weights=(16, 5, 4))[0]
            sentences.append(self.sentence(kind, cast))
            n_words += len(sentences[-1].split())
        paragraphs = [" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)]
        paragraphs[0] = f"{cast['place'].upper()} (Reuters) - {paragraphs[0]}"
        page = [self.sentence((line,), cast) for line in self.draw.sample(FURNITURE, 2)]
        return [self.headline(), page[0], *paragraphs, page[1]]

    def headline(self) -> str:
        return " ".join(self.draw.sample(WORDS, 7)).capitalize()


def make_documents(number: int, *, seed: int = 7) -> pd.DataFrame:
    """Make a ``documents`` table of generated articles."""
    return next(iterate_documents(number, seed=seed, size=max(1, number)), build_table("documents", []))


def iterate_documents(number: int, *, seed: int = 7, size: int = 1000) -> Iterator[pd.DataFrame]:
    """Make the same articles in tables of `size` rows, one after another."""
    rows: list[tuple] = []
    for place, (day, article) in enumerate(_write_articles(Newsroom(seed), number)):
        text, name = "\n\n".join(article), f"{place:07}"
        published = (pd.Timestamp(day), "metadata", "en", len(text.split()))
        rows.append((name, text, None, None, None, *published, f"{name}.txt", "utf-8", name))
        if len(rows) == size:
            yield build_table("documents", rows)
            rows = []
    if rows:
        yield build_table("documents", rows)


def _write_articles(newsroom: Newsroom, number: int) -> Iterator[tuple[date, list[str]]]:
    """Articles and their days; one in five is an edition of one of the last two hundred."""
    draw = newsroom.draw
    articles: deque[tuple[date, list[str]]] = deque(maxlen=201)
    for _ in range(number):
        if articles and draw.random() < 0.2:
            day, article = draw.choice([*articles][-200:])
            article = [newsroom.headline(), *article[1 : max(6, round(len(article) * draw.uniform(0.6, 1)))]]
        else:
            day, article = date(2020, 1, 1) + timedelta(days=draw.randrange(1500)), newsroom.article()
        articles.append((day, article))
        yield day, article
