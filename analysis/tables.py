"""All tables of a corpus, kept together."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd


@dataclass(frozen=True)
class Tables:
    """Every table of a corpus; the columns are those of :data:`analysis.schema.SCHEMAS`."""

    documents: pd.DataFrame
    zones: pd.DataFrame
    sentences: pd.DataFrame
    stories: pd.DataFrame
    actor_mentions: pd.DataFrame
    topic_mentions: pd.DataFrame
    date_mentions: pd.DataFrame
    events: pd.DataFrame
    event_mentions: pd.DataFrame

    def exchange(self, **tables: pd.DataFrame) -> Tables:
        """The same tables with some others in their places."""
        return replace(self, **tables)

    def __repr__(self) -> str:
        sizes = ", ".join(f"{name} {len(table)}" for name, table in vars(self).items())
        return f"Tables({sizes})"
