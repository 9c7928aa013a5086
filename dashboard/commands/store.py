"""The store as a whole, made, copied and erased of, and its lists as files."""

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from dashboard.commands import CALENDAR, LISTS, SURVEYS
from dashboard.commands.answer import Answer, Args, picked, read_file, replacing, table
from dashboard.formats import count
from dashboard.subjects import HELPS
from data.demo import load_demo
from data.files.lists import asked_skills, export, notes, template
from data.intake.people import erase
from data.load import load, move_targets
from data.store.copying import copy_store
from data.store.database import URL_VARIABLE, Database, named_place, open_database, store_file
from data.store.engines.engine import space_is_needed
from data.store.facts.settings import pin_today, pinned_day, today
from data.store.facts.taxonomy import skills
from data.store.facts.tombstones import ErasedPeople, erased_people
from data.store.history.retention import end_waves
from data.store.people.erasure import erase_again, list_name, list_text, read_list
from data.vocabulary import RefusedError, grouped

A_DAY = 24 * 60 * 60


def run_demo(args: Args, database: Database) -> Answer:
    outcomes, place = load_demo(database), database.place
    imports = [picked(outcome, "import_id", "wave", "rater", "duplicate") for outcome in outcomes]
    waves = ", ".join(dict.fromkeys(o.wave for o in outcomes))
    return Answer(
        {"database": place, "imports": imports},
        f"The demo organisation is in {place} (waves {waves}). "
        f"See it with: {args.command(place)} serve",
    )


def run_taxonomy(args: Args, database: Database) -> Answer:
    known = skills(database, database.viewer)
    texts = ("name", "area", "kind", "tooling", "aliases")
    document = {"skills": [{"id": s.skill_id, **picked(s, *texts)} for s in known]}
    header = ("id", "skill", "area", "kind", "tooling")
    rows = [(s.skill_id, s.name, s.area, s.kind, s.tooling) for s in known]
    return Answer(document, table(header, rows))


def run_copy(args: Args) -> Answer:
    with (
        closing(open_database(args.source, may_be_new=False)) as source,
        _to_fill(args.target) as (target, place),
    ):
        copied = copy_store(source, target)
        places = {"source": source.place, "target": place}
    lines = [(c.table, grouped(c.rows), c.checksum) for c in copied]
    return Answer(
        {**places, "tables": copied},
        f"{table(('table', 'rows', 'checksum of both'), lines)}\n\n"
        f"{places['target']} now holds all that {places['source']} does.",
    )


@contextmanager
def _to_fill(named: str | None) -> Iterator[tuple[Database, str]]:
    """The store to copy into, open, and its place. A new file is made beside its place, which it
    takes when it holds all, so that nothing is left where that fails."""
    file = store_file(named_place(named))
    if file and (file.suffix == ".wal" or file.exists() or Path(f"{file}.wal").exists()):
        file = None
    if file:
        with suppress(OSError):  # what cannot be made is said below
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (
        replacing(file, "The store") if file else nullcontext(named) as made,
        closing(open_database(made, must_fit=file is not None)) as target,
    ):
        yield target, str(file or target.place)
        if file and file.exists():
            raise RefusedError(f"{file} has come meanwhile, and is left as it is.")


def run_erase(args: Args, database: Database) -> Answer:
    if args.again:
        count = erase_again(database, erased_of(args.again, database))
        return Answer({"erased": count}, f"Erased again: {count}. Their marks are kept.")
    sentence = erase(database, args.person)
    return Answer({"erased": 1, "sentence": sentence}, sentence)


def run_backup(args: Args) -> Answer:
    """Write the file: whole, readable by its owner only, or not at all. Beside it the list of who
    was erased is brought up to date."""
    file: Path = args.file
    if file.exists() and not file.is_file():
        raise RefusedError(f"{file} is no file that a backup may replace. Name another.")
    if args.keep is not None and not any(letter.isdigit() for letter in file.name):
        raise RefusedError(HELPS["backup.no_day"].format(name=file.name))
    with replacing(file, "The backup") as made, args.opened(may_be_new=False) as source:
        place = source.place
        listed = file.absolute().parent / list_name(source)
        new = list_text(source, listed.read_text() if listed.exists() else "")
        with closing(open_database(made, must_fit=True)) as target:
            copied = copy_store(source, target, "backup", file.name)
        with replacing(listed) as written:
            written.write_text(new)
    people = any(table.rows for table in copied if table.table in ("person", "erased"))
    gone = _delete_elders(file, args.keep) if people and args.keep is not None else []
    rows = sum(table.rows for table in copied)
    text = (
        f"{file} holds the whole store {place}: {len(copied)} tables, {grouped(rows)} rows, each "
        "compared."
    )
    if gone:
        text += f" Older ones deleted: {len(gone)}."
    elif args.keep is not None and not people:
        text += " It holds nobody, so no older one was deleted."
    return Answer(
        {
            "file": str(file),
            "erased_list": str(listed),
            "rows": rows,
            "deleted": gone,
            "tables": copied,
        },
        text,
    )


def _delete_elders(file: Path, days: int) -> list[str]:
    """Files beside it whose names differ from its own in digits only, and that are older."""
    alike = re.compile(re.sub(r"\d+", r"\\d+", re.escape(file.name)))
    oldest = time.time() - days * A_DAY
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


def run_restore(args: Args) -> Answer:
    """Fill the named store, which must be new or empty. The backup itself is left as it is: a copy
    of it is brought up to date, and who was erased since, and waves that are over by what it knows,
    are erased from the copy first."""
    file: Path = args.file
    if not file.is_file():
        raise RefusedError(f"There is no file {file}.")
    beside = ""
    with _copy_of(file) as source:
        again = 0 if args.nobody_erased else erase_again(source, _erased_since(args, source))
        if not (args.erased or args.nobody_erased):
            written = (file.absolute().parent / list_name(source)).stat().st_mtime
            beside = HELPS["restore.list_of"].format(day=date.fromtimestamp(written))
        ended = end_waves(source, date.today())
        with _to_fill(args.database) as (target, place):
            copied = copy_store(source, target, "restore", file.name)
    rows = sum(table.rows for table in copied)
    text = f"{place} holds what {file} did: {len(copied)} tables, {grouped(rows)} rows, compared."
    if again:
        text += f" Erased again, since they had been erased after that backup: {again}."
    text = " ".join(filter(None, (text, *ended, beside)))
    return Answer(
        {
            "database": place,
            "rows": rows,
            "erased_again": again,
            "tables": copied,
        },
        text,
    )


@contextmanager
def _copy_of(file: Path) -> Iterator[Database]:
    """A store or a backup, open and up to date; the file itself is left as it is."""
    with tempfile.TemporaryDirectory(prefix="skillmix-restore-") as folder:
        copy = Path(folder) / "backup.duckdb"
        with space_is_needed():
            shutil.copyfile(file, copy)
        try:
            source = open_database(copy, may_be_new=False, must_fit=True)
        except RefusedError as refusal:
            if str(copy) not in str(refusal):
                raise
            text = f"{file} is damaged, or is no backup of Skillmix. Name another file."
            raise RefusedError(text) from refusal
        with closing(source):
            yield source


def _erased_since(args: Args, source: Database) -> ErasedPeople:
    if args.erased:
        return erased_of(args.erased, source)
    beside = Path(args.file).absolute().parent / list_name(source)
    if not beside.exists():
        raise RefusedError(HELPS["restore.no_list"].format(name=beside.name))
    return read_list(source, beside.read_text())


def erased_of(named: str, database: Database) -> ErasedPeople:
    """The marks in a list, or in a store: a file or an address."""
    file = store_file(named)
    if file is not None:
        content = read_file(file)
        if content[:1] == b"#":
            return read_list(database, content.decode("utf-8", "replace"))
    with _copy_of(file) if file else closing(open_database(named, may_be_new=False)) as other:
        return erased_people(other)


def run_settings(args: Args, database: Database) -> Answer:
    text = ""
    if args.value is not None:
        text = pin_today(database, None if args.value == CALENDAR else args.value)
    pinned, now = pinned_day(database), today(database)
    how = "pinned" if pinned else "as the calendar has it"
    return Answer({"today": now, "pinned": pinned is not None}, text or f"Today is {now} ({how}).")


def run_load(args: Args) -> Answer:
    if (args.proposed or args.move) and (args.kind != "requirements" or args.file):
        raise RefusedError("--proposed and --move are for requirements, and take no file.")
    if args.move:
        if args.proposed or not args.team:
            raise RefusedError("--move names the scope that has the targets, --team who gets them.")
        with args.opened(may_be_new=False) as database:
            outcome = move_targets(database, args.move, args.team)
    elif args.proposed:
        with args.opened() as database:
            content, weak = _proposed(database, args.team)
            outcome = load(database, args.kind, content, "proposals")
        text = f"{count(outcome.rows, 'target')} in force now."
        if weak:
            text += f" {count(weak, 'weak proposal')} left out: measures --json marks them."
        outcome = replace(outcome, text=text)
    elif args.file is None or args.team:
        raise RefusedError("Name the file to load; --team goes with --proposed or --move.")
    else:
        content = read_file(args.file)
        with args.opened() as database:
            outcome = load(database, args.kind, content, args.file.name)
    document = {
        "kind": outcome.kind,
        "file": outcome.file_name,
        **picked(outcome, "rows", "changed", "notes"),
    }
    return Answer(document, outcome.sentence, outcome.notes)


def _proposed(database: Database, team: str | None) -> tuple[bytes, int]:
    """What is accepted, and how many weak ones are not."""
    from analytics.proposals import as_file, strong
    from analytics.results import Selection
    from analytics.study import Study  # which takes a second to import

    proposed = Study(database, Selection(team=team)).proposals()
    if not proposed:
        raise RefusedError(HELPS["load.nothing_proposed"])
    accepted = strong(proposed)
    return as_file(accepted), len(proposed) - len(accepted)


def run_export(args: Args, database: Database) -> Answer:
    text = export(database, args.kind, people=args.people_wished, called=args.pseudonyms)
    return _csv(args, text, ())


def run_template(args: Args) -> Answer:
    """A store is only opened where one is named."""
    if args.kind not in SURVEYS and (args.skills or args.role or args.area):
        raise RefusedError("Skills, roles and areas are chosen for a survey, not for this file.")
    skills = [name for name in (args.skills or "").split(",") if name.strip()]
    chosen = (skills, args.role or (), args.area or ())
    named = args.database or os.environ.get(URL_VARIABLE)
    with args.opened() if named else nullcontext() as store:
        asked = asked_skills(store, *chosen) if args.kind in SURVEYS else None
        return _csv(args, template(store, args.kind, asked), notes(args.kind))


def _csv(args: Args, text: str, notes: tuple[str, ...]) -> Answer:
    form = "csv" if args.kind in (*LISTS, "survey") else "text"
    document = {"kind": args.kind, "file": args.out and str(args.out), form: text, "notes": notes}
    if args.out is None:
        return Answer(document, text.removesuffix("\n"), notes, is_file=True)
    return Answer(document, args.write_out(text.encode("utf-8")), notes)
