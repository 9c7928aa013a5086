"""Who of a file may be somebody whom the store knows by another name, before it is stored.

A dry run of `ingest` answers this too, and everything else; of a large file this alone is quick.
"""

from __future__ import annotations

from dataclasses import dataclass

from data.intake.columns.mapping_file import MappingFile
from data.intake.identity.named import named
from data.intake.identity.people import read_people
from data.intake.identity.same_people import must_choose, near_people
from data.intake.reading.survey_file import SurveyFile, opened
from data.intake.understood import understand
from data.store.database import Database
from data.store.facts.tombstones import erased_people
from data.store.guard import refuse_unless
from data.store.people.people import known_people
from data.vocabulary import NearPeople, Rater


@dataclass(frozen=True)
class PeopleAsked:
    """As in the outcome of an import."""

    near_people: tuple[NearPeople, ...] = ()
    must_choose: str = ""


def people_asked(
    file: SurveyFile | bytes,
    database: Database,
    *,
    sheet: str | None = None,
    scale: str | None = None,
    rater: Rater = "self",
    mapping: MappingFile | None = None,
    fresh_mapping: bool = False,
) -> PeopleAsked:
    """The pairs of names that may be one person's, and why somebody must say so, or "".

    Nothing is asked of a file that will be refused. Raises RefusedError as `propose` does.
    """
    refuse_unless(database.viewer, "surveys")
    with opened(file) as read:
        chosen = understand(read, database, sheet, scale, mapping, fresh=fresh_mapping)
        if chosen.refusal or not chosen.mapping.used("level"):
            return PeopleAsked()
        people = read_people(chosen.table, chosen.mapping, rater, "asked", chosen.same_person)
        who = named(people.without(erased_people(database))) or ()
        known = known_people(database)
        pairs = near_people(who, known)
        return PeopleAsked(pairs, must_choose(who, known, pairs))
