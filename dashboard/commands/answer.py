"""What a verb answers, as JSON and as text, and what it asks: the store, files, wishes."""

from __future__ import annotations

import argparse
import dataclasses
import json
import math
import os
import shlex
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analytics.knobs import FILTERS, KNOBS, with_knobs
from dashboard.commands import VERBS
from dashboard.render.terminal import columns
from dashboard.subjects import HELPS
from data.vocabulary import RefusedError, grouped

if TYPE_CHECKING:
    from analytics.options.explain.asking import Explanations
    from analytics.options.explain.explain import Explaining
    from analytics.strategy.scenario.scenario import Scenario
    from analytics.study import Study
    from dashboard.subjects.reading import Reading
    from data.store.database import Database


@dataclass(frozen=True)
class Answer:
    """`document` is printed with --json, `text` without; `notes` go to the error stream. `code` is
    the exit code: 0 but where the answer itself is a no. `is_file`: a pipe gets `text` as is."""

    document: Mapping[str, Any]
    text: str
    notes: tuple[str, ...] = ()
    code: int = 0
    is_file: bool = False


def as_json(document: Mapping[str, Any]) -> str:
    """The document as JSON in ASCII: dates in ISO form, a number that is none as null."""
    return json.dumps(plain(document), allow_nan=False, indent=2)


NAMED: Mapping[str, frozenset[str]] = {
    "Action": frozenset({"person", "advice"}),
    "Leaver": frozenset({"person"}),
}
"""Keys that are there only where people are wished. A `person_no` is nowhere."""
UNTOLD: Mapping[str, frozenset[str]] = {
    "Action": frozenset({"uses"}),
    "NeedOutcome": frozenset({"flow"}),
    "Outcome": frozenset({"attempts"}),
    "Proposal": frozenset({"issues", "mapping", "unread"}),
    "RequirementCoverage": frozenset({"headcount", "skill_no"}),
}
"""Keys that are not there: they may name people, or say nothing by themselves."""


def field_names(kind: type, *, people: bool = False) -> list[str]:
    """The keys of what a dataclass says."""
    name = kind.__name__
    untold = {"person_no", *UNTOLD.get(name, ()), *(() if people else NAMED.get(name, ()))}
    return [field.name for field in dataclasses.fields(kind) if field.name not in untold]


def plain(value: Any, *, people: bool = False) -> Any:
    """What JSON can hold; `people`: with who it is, where a value says it."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = field_names(type(value), people=people)
        return {name: plain(getattr(value, name), people=people) for name in names}
    if isinstance(value, Mapping):
        return {str(key): plain(item, people=people) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item, people=people) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted(plain(item) for item in value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def picked(value: Any, *names: str) -> dict[str, Any]:
    return {name: plain(getattr(value, name)) for name in names}


def table(header: Sequence[str], rows: Iterable[Sequence[object]], none: str = "") -> str:
    """Columns of text, numbers to the right; a dash where nothing is known. `none`: what is said
    in the place of a table without rows."""
    cells = [[_shown(cell) for cell in row] for row in rows]
    if none and not cells:
        return none
    texts = [not cells or not all(_is_number(row[i]) for row in cells) for i in range(len(header))]
    return columns(header, cells, texts)


def _shown(cell: object) -> str:
    if cell is None or cell == "":
        return "-"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return grouped(cell, 1).removesuffix(".0")
    return grouped(cell) if isinstance(cell, int) else str(cell)


def _is_number(text: str) -> bool:
    bare = "".join(text.split()).removesuffix("%")  # also where thousands begin
    return text == "-" or bare.replace(".", "", 1).removeprefix("-").isdigit()


def read_file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise RefusedError(f"There is no file {path}.") from error
    except OSError as error:
        raise RefusedError(f"{path} cannot be read: {error.strerror}.") from error


@contextmanager
def replacing(path: Path, what: str = "") -> Iterator[Path]:
    """A file to write, that takes the place of `path` when it is whole, readable by its owner only;
    else `path` is as it was. Raises RefusedError where it cannot be written; `what`: what it is."""
    place = path.resolve()
    try:
        if path.exists() and not path.is_file():  # a pipe or a device, which keeps its place
            yield path
            return
        with tempfile.TemporaryDirectory(prefix=".skillmix-", dir=place.parent) as folder:
            made = Path(folder) / "made"
            yield made
            made.chmod(0o600)
            made.replace(place)
    except (OSError, RefusedError) as error:
        from data.store.engines.engine import is_full

        cause = error.__cause__ or error
        if is_full(cause) and (cause is error or str(place.parent) in str(cause)):
            text = f"{what or path} was not written: no room in {place.parent}."
            raise RefusedError(text) from error
        if isinstance(error, OSError):
            raise RefusedError(f"{path} cannot be written: {error.strerror}.") from error
        raise


def say(text: str, end: str = "") -> None:
    """On a terminal, in the place of what was said before; "" clears it."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text}{end}")
        sys.stderr.flush()


def explanations(explaining: Explaining) -> Explanations:
    """All that is found within the time, or until Ctrl-C; a terminal sees how far it is."""
    from analytics.options.explain.explain import NAMES

    try:
        while outcome := explaining.next():
            say(f"{outcome.done} of about {outcome.of}: {NAMES[outcome.part]}")
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped: the rest is not explained.\n")
    say("")
    return explaining.explanations()


def reading(asked: Study, *, people: bool = False) -> Reading:
    """What a verb says its sections of: nothing is suppressed for who owns the store."""
    from dashboard.subjects.reading import Reading

    return Reading(asked, people, asked.selection.viewer.people_visible)


class Args(argparse.Namespace):
    """What the words of a verb say."""

    @contextmanager
    def opened(self, *, may_be_new: bool = True) -> Iterator[Database]:
        """The store that the user named, or the one of the environment, or the user's own. Raises
        RefusedError for a file that is not there and may not be new, or is named to a verb that
        only looks."""
        from data.store.database import URL_VARIABLE, open_database

        named = self.database or os.environ.get(URL_VARIABLE)
        looks = named and VERBS[self.called]["store"] == "there"
        database = open_database(self.database, may_be_new=may_be_new and not looks)
        try:
            if "shows" in self and self.people_wished:
                out = getattr(self, "out", None)
                how = "by pseudonyms" if self.pseudonyms else ""
                database.note_read(self.called, how, file="" if out is None else out.name)
            yield database
        finally:
            database.close()

    @property
    def people_wished(self) -> bool:
        return bool(self.people or self.pseudonyms)

    def command(self, place: str) -> str:
        """`skillmix` with the store as it was given, but without a password, to be copied."""
        given = place if "://" in str(self.database) else str(self.database)
        return f"skillmix --database {shlex.quote(given)}" if self.database else "skillmix"

    def refuse_out(self) -> None:
        """Refuse, before anything is done, a file that the verb may not or cannot write."""
        path: Path | None = getattr(self, getattr(self, "writes", ""), None)
        if path is None:
            return
        from data.store.database import is_of_store, looks_like_address, named_place, store_file

        if looks_like_address(str(path)):
            raise RefusedError(HELPS["out.address"])
        if any(len(os.fsencode(part)) > 255 for part in path.parts):  # bytes, on any usual system
            raise RefusedError(f"{path} has a name that is too long for a file.")
        store = store_file(named_place(self.database))
        if store is not None and is_of_store(path, store):
            raise RefusedError(f"{path} is the store or a part of it. Name another file.")
        if path.is_dir():
            raise RefusedError(f"{path} is a folder. Name a file in it.")
        if path.exists() and not self.force:
            raise RefusedError(
                f"{path} is there already. Name another file, or replace it with --force."
            )
        if not path.absolute().parent.is_dir():
            raise RefusedError(f"{path} cannot be written: there is no folder {path.parent}.")

    def write_out(self, content: bytes) -> str:
        """Write the file that the user named, unless another has come there meanwhile; says so."""
        self.refuse_out()
        path: Path = getattr(self, self.writes)
        with replacing(path) as made:
            made.write_bytes(content)
        return f"Wrote {path}."

    def wishes(self, database: Database) -> tuple[Scenario, str]:
        """The wishes as a Scenario, and the text of the scenario file or saved one ("" without)."""
        from analytics.strategy.scenario.saved import saved_scenario
        from analytics.strategy.scenario.scenario import Scenario, read_scenario, scenario_text

        text, base = "", Scenario()
        if self.scenario:
            content = read_file(self.scenario)
            base = read_scenario(content)
            text = content.decode("utf-8-sig")
        elif self.saved:
            base = saved_scenario(database, self.saved).scenario
            text = scenario_text(base)
        return with_knobs(base, **{knob.key: getattr(self, knob.key) for knob in KNOBS}), text

    def study(self, database: Database, wished: Scenario | None = None) -> Study:
        """All answers to the filters of a verb, as the store's owner sees them, and the wishes."""
        from analytics.results import Selection
        from analytics.study import Study

        values = {knob.key: getattr(self, knob.key, None) for knob in FILTERS}
        given = {key: value for key, value in values.items() if value is not None}
        chosen = Selection(**given, pseudonyms=getattr(self, "pseudonyms", False))
        return Study(database, chosen, wished)

    def planned(self, database: Database) -> Study:
        """The same with the wishes of the verb."""
        return self.study(database, self.wishes(database)[0])
