"""Whatever the file: it is stored whole or refused, and what is stored is what it said."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.ingest import ingest
from data.store.database import Database
from data.vocabulary import ImportOutcome, RefusedError
from tests.data.exports.files import as_csv
from tests.data.test_ingest import COUNTS

SKILLS = ("Python", "SQL", "Docker", "Juggling", "C++", "R", "Data pipelines")
ANSWERS = ("0", "1", "2", "3", "4", "5", "", "N/A", "?", "Expert", "8", "2.5", "nonsense")
relaxed = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@relaxed
@given(
    header=st.permutations(["Name", "Team", "Notes", *SKILLS]),
    body=st.lists(st.lists(st.sampled_from(ANSWERS), min_size=8, max_size=12), max_size=10),
    scale=st.sampled_from([None, "0-5", "1-5", "0-10"]),
)
def test_the_eight_counts_always_add_up(
    store: Database, header: list[str], body: list[list[str]], scale: str | None
) -> None:
    said = stored(store, as_csv([header, *body]), scale=scale)
    if said:
        assert said.cells == said.rows * len(said.columns)


@relaxed
@given(
    content=st.binary(max_size=400)
    | st.builds(
        lambda text, encoding: text.encode(encoding, errors="replace"),
        st.text(
            st.sampled_from("Name,Python;SQL\t\"'\n\r 0123456789é\x08[]()#?/ABC{}:-"), max_size=300
        ),
        st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    )
    | st.builds(  # a broken workbook
        bytes.__add__,
        st.sampled_from([b"PK\x03\x04xl/", b"\xd0\xcf\x11\xe0"]),
        st.binary(min_size=1, max_size=200),
    )
)
def test_any_bytes_are_stored_or_refused(store: Database, content: bytes) -> None:
    stored(store, content)


def stored(store: Database, content: bytes, scale: str | None = None) -> ImportOutcome | None:
    """What was stored, its cells accounted for; None where it was refused in a sentence."""
    sentence = ""
    try:
        said = ingest(store, content, "any.bin", scale=scale, dry_run=True)
    except RefusedError as refused:
        sentence = str(refused)
    if sentence:
        assert len(sentence) > 30
        return None
    assert said.cells == sum(getattr(said, name) for name in COUNTS)
    return said
