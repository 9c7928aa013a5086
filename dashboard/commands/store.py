"""`demo`, `taxonomy`, `copy`, `erase`, `backup`, `restore`, `settings`: the store as a whole."""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
import time
from contextlib import closing
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.commands.answer import Answer, picked, table
from dashboard.commands.options import (
    add_out,
    command,
    day,
    opened,
    read_file,
    whole_days,
)
from data.vocabulary import RefusedError, grouped

if TYPE_CHECKING:
    from data.store.database import Database
    from data.store.facts.tombstones import ErasedPeople


def copy_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE", help="file or address of the store to copy")
    parser.add_argument(
        "target", metavar="TARGET", help="a new file, or an empty database's address"
    )


def erase_options(parser: argparse.ArgumentParser) -> None:
    whom = parser.add_mutually_exclusive_group(required=True)
    whom.add_argument(
        "person", nargs="?", metavar="PERSON", help="e-mail, id or name, as the survey has it"
    )
    whom.add_argument(
        "--again",
        metavar="LIST-or-STORE",
        help="whoever is back from a backup, by the list that a backup wrote or "
        "another store's marks",
    )


def run_demo(args: argparse.Namespace) -> Answer:
    """Load the demo organisation."""
    from data.demo import load_demo

    with opened(args) as database:
        outcomes = load_demo(database)
        place = database.place
    imports = [picked(one, "import_id", "wave", "rater", "duplicate") for one in outcomes]
    waves = ", ".join(dict.fromkeys(o.wave for o in outcomes))
    return Answer(
        {"database": place, "imports": imports},
        f"The demo organisation is in {place} (waves {waves}). "
        f"See it with: {command(args, place)} serve",
    )


def run_taxonomy(args: argparse.Namespace) -> Answer:
    """All skills with area, kind and whether tools may count."""
    from data.store.facts.taxonomy import skills

    with opened(args) as database:
        known = skills(database, database.viewer)
    told = ("name", "area", "kind", "tooling", "aliases")
    document = {"skills": [{"id": s.skill_id, **picked(s, *told)} for s in known]}
    header = ("id", "skill", "area", "kind", "tooling")
    rows = [(s.skill_id, s.name, s.area, s.kind, s.tooling) for s in known]
    return Answer(document, table(header, rows))


def run_copy(args: argparse.Namespace) -> Answer:
    """Copy a store, and show what arrived."""
    from data.store.copying import copy_store
    from data.store.database import open_database

    with (
        closing(open_database(args.source, may_be_new=False)) as source,
        closing(open_database(args.target)) as target,
    ):
        copied = copy_store(source, target)
        places = {"source": source.place, "target": target.place}
    lines = [(c.table, grouped(c.rows), c.checksum) for c in copied]
    return Answer(
        {**places, "tables": [asdict(c) for c in copied]},
        f"{table(('table', 'rows', 'checksum of both'), lines)}\n\n"
        f"{places['target']} now holds all that {places['source']} does.",
    )


def run_erase(args: argparse.Namespace) -> Answer:
    """Erase one person, or those who are back from a backup."""
    from data.intake.identity.same_people import erase
    from data.store.people.erasure import erase_again

    with opened(args) as database:
        if args.again:
            count = erase_again(database, erased_of(args.again, database))
            return Answer({"erased": count}, f"Erased again: {count}. Their marks are kept.")
        said = erase(database, args.person)
    return Answer({"erased": 1, "sentence": said}, said)


_DAY = 24 * 60 * 60


def backup_options(parser: argparse.ArgumentParser) -> None:
    add_out(parser, "file", metavar="FILE")
    parser.add_argument(
        "--keep",
        type=whole_days,
        metavar="DAYS",
        help="then delete backups beside it, named alike but for digits, that are older",
    )


def restore_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    gone = parser.add_mutually_exclusive_group()
    gone.add_argument(
        "--erased",
        metavar="LIST-or-STORE",
        help="who was erased since: the list that a later backup wrote, or the store "
        "that is replaced; default: the list beside FILE",
    )
    gone.add_argument("--nobody-erased", action="store_true", help="restore without such a list")


def run_backup(args: argparse.Namespace) -> Answer:
    """Write the file: whole, readable by its owner only, or not at all. Beside it the list of who
    was erased is brought up to date."""
    from data.store.copying import copy_store
    from data.store.database import open_database
    from data.store.people.erasure import list_name, list_text

    file: Path = args.file
    if file.exists() and not file.is_file():
        raise RefusedError(f"{file} is no file that a backup may replace. Name another.")
    if args.keep is not None and not any(letter.isdigit() for letter in file.name):
        raise RefusedError(
            f"{file.name} has no day in it, so which files are its elders cannot be told. With "
            "--keep name it like skillmix-2027-03-31.duckdb."
        )
    with (
        tempfile.TemporaryDirectory(prefix=".skillmix-", dir=file.absolute().parent) as folder,
        opened(args, may_be_new=False) as source,
    ):
        place = source.place
        listed = file.absolute().parent / list_name(source)
        new = list_text(source, listed.read_text() if listed.exists() else "")
        made = Path(folder) / "backup.duckdb"
        with closing(open_database(made)) as target:
            copied = copy_store(source, target, "backup", file.name)
        (Path(folder) / "list").write_text(new)
        (Path(folder) / "list").replace(listed)
        made.chmod(0o600)
        made.replace(file)
    gone = _delete_elders(file, args.keep) if args.keep is not None else []
    rows = sum(one.rows for one in copied)
    said = (
        f"{file} holds the whole store {place}: {len(copied)} tables, {grouped(rows)} rows, each "
        "compared."
    )
    if gone:
        said += f" Older ones deleted: {len(gone)}."
    return Answer(
        {
            "file": str(file),
            "erased_list": str(listed),
            "rows": rows,
            "deleted": gone,
            "tables": [asdict(one) for one in copied],
        },
        said,
    )


def _delete_elders(file: Path, days: int) -> list[str]:
    """Files beside it whose names differ from its own in digits only, and that are older."""
    alike = re.compile(re.sub(r"\d+", r"\\d+", re.escape(file.name)))
    oldest = time.time() - days * _DAY
    gone = [
        other
        for other in sorted(file.absolute().parent.iterdir())
        if other.name != file.name
        and alike.fullmatch(other.name)
        and other.is_file()
        and other.stat().st_mtime < oldest
    ]
    for other in gone:
        other.unlink()
    return [str(other) for other in gone]


def run_restore(args: argparse.Namespace) -> Answer:
    """Fill the named store, which must be new or empty. The backup itself is left as it is: a copy
    of it is brought up to date, and who was erased since, and waves that are over by what it knows,
    are erased from the copy first."""
    from data.store.copying import copy_store
    from data.store.database import open_database
    from data.store.history.retention import end_waves
    from data.store.people.erasure import erase_again

    file: Path = args.file
    if not file.is_file():
        raise RefusedError(f"There is no file {file}.")
    with tempfile.TemporaryDirectory(prefix="skillmix-restore-") as folder:
        copy = Path(folder) / "backup.duckdb"
        shutil.copyfile(file, copy)
        with closing(open_database(copy, may_be_new=False)) as source:
            again = 0 if args.nobody_erased else erase_again(source, _erased_since(args, source))
            ended = end_waves(source, date.today())
            with opened(args) as target:
                copied = copy_store(source, target, "restore", file.name)
                place = target.place
    rows = sum(one.rows for one in copied)
    said = f"{place} holds what {file} did: {len(copied)} tables, {grouped(rows)} rows, compared."
    if again:
        said += f" Erased again, since they had been erased after that backup: {again}."
    for sentence in ended:
        said += f" {sentence}"
    return Answer(
        {
            "database": place,
            "rows": rows,
            "erased_again": again,
            "tables": [asdict(one) for one in copied],
        },
        said,
    )


def _erased_since(args: argparse.Namespace, source: Database) -> ErasedPeople:
    from data.store.people.erasure import list_name, read_list

    if args.erased:
        return erased_of(args.erased, source)
    beside = Path(args.file).absolute().parent / list_name(source)
    if not beside.exists():
        raise RefusedError(
            f"Who was erased since that backup is in it, and there is no list of them beside it "
            f"({beside.name}). Name the list, or the store that is replaced, with --erased; or "
            "say --nobody-erased."
        )
    return read_list(source, beside.read_text())


def erased_of(named: str, database: Database) -> ErasedPeople:
    """The marks in a list, or in a store: a file or an address."""
    from data.store.database import open_database, store_file
    from data.store.facts.tombstones import erased_people
    from data.store.people.erasure import read_list

    file = store_file(named)
    if file is not None:
        content = read_file(file)
        if content[:1] == b"#":
            return read_list(database, content.decode("utf-8", "replace"))
        with tempfile.TemporaryDirectory(prefix="skillmix-restore-") as folder:
            copy = Path(folder) / "store.duckdb"
            copy.write_bytes(content)
            with closing(open_database(copy, may_be_new=False)) as other:
                return erased_people(other)
    with closing(open_database(named, may_be_new=False)) as other:
        return erased_people(other)


CALENDAR = "calendar"


def settings_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("today",))
    parser.add_argument(
        "value",
        nargs="?",
        type=_day,
        metavar=f"DAY-or-{CALENDAR}",
        help=f"the day; {CALENDAR} follows today's date again; without it: say which holds",
    )


def run_settings(args: argparse.Namespace) -> Answer:
    """Set it, or say what holds."""
    from data.store.facts.settings import pin_today, pinned_day, today

    with opened(args) as database:
        text = ""
        if args.value is not None:
            text = pin_today(database, None if args.value == CALENDAR else args.value)
        pinned = pinned_day(database)
        now = today(database)
    how = "pinned" if pinned else "as the calendar has it"
    return Answer({"today": now, "pinned": pinned is not None}, text or f"Today is {now} ({how}).")


def _day(text: str) -> date | str:
    return CALENDAR if text == CALENDAR else day(text)
