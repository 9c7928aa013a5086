"""What is said at a control that raises a question, above a list, of a column, below a table: the
words are a table themselves."""

from collections.abc import Mapping

from seeds import read_seed

HELPS: Mapping[str, str] = {row["place"]: row["text"] for row in read_seed("helps.csv")}
"""By the place where it is said."""
