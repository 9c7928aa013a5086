"""What a file becomes, in the form in which these tests say what they expect."""

from typing import Any

from data.ingest import ingest, propose
from data.intake.columns.mapping_file import read_mapping
from data.intake.proposal import Proposal
from data.store.database import Database
from data.vocabulary import ImportOutcome, RefusedError


def given(text: str | bytes, options: dict[str, Any]) -> bytes:
    """The bytes of a file; a mapping that is among the options as it is written is read."""
    if isinstance(options.get("mapping"), str):
        options["mapping"] = read_mapping(options["mapping"].encode())
    return text.encode() if isinstance(text, str) else text


def imported(database: Database, text: str | bytes, **options: Any) -> ImportOutcome:
    """The outcome of importing a file; its mapping may be a text."""
    return ingest(database, given(text, options), "export.csv", **options)


def proposed(database: Database, text: str | bytes, **options: Any) -> Proposal:
    """What Skillmix makes of a file before it is stored."""
    return propose(given(text, options), "export.csv", database, **options)


def refusal(database: Database, text: str | bytes, **options: Any) -> str:
    """The sentence with which a file is refused, shown or raised; "" where it is taken."""
    try:
        return proposed(database, text, **options).refusal or ""
    except RefusedError as refused:
        return str(refused)


def rated(found: Proposal | ImportOutcome) -> list[str | None]:
    return [c.skill for c in found.columns if c.use == "level"]


def meant(found: Proposal) -> dict[str, int | None]:
    """Answer -> level of what is proposed."""
    return {v.value: v.level for v in found.values}


def levels(database: Database, rater: str = "self") -> dict[tuple[str, str], int]:
    """(person as shown, skill) -> stored level of the ratings of one kind."""
    rows = database.rows(
        """
        select p.label, s.name, r.level
        from rating r
        join person p on p.person_no = r.person_no join skill s on s.skill_no = r.skill_no
        where r.state = 'level' and r.rater = :rater
        """,
        {"rater": rater},
    )
    return {(person, skill): level for person, skill, level in rows}


def uses(found: Proposal | ImportOutcome) -> dict[str, str]:
    """Header -> its use, with the skill and the rater of another than the person: "level SQL"."""
    return {
        c.header: " ".join(filter(None, [c.use, c.skill, c.rater if c.rater != "self" else None]))
        for c in found.columns
    }
