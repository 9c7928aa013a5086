"""What Skillmix says, a file a subject: its sentences, its fields, its sections of blocks. No
renderer, no Streamlit and no pandas is known here."""

from collections.abc import Mapping

from seeds import read_seed

HELPS: Mapping[str, str] = {row["place"]: row["text"] for row in read_seed("helps.csv")}
"""What is said at a control that raises a question, above a list, of a column, below a table, and
words of things; by the place where it is said."""


def texts(kind: str) -> dict[str, str]:
    """Words of the things of a kind, by their names: of "survey.layout" those of each layout."""
    start = f"{kind}."
    return {
        place.removeprefix(start): text for place, text in HELPS.items() if place.startswith(start)
    }
