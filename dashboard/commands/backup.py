"""`backup` and `restore`: the whole store as one file, of either engine, and back."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.commands.answer import Answer
from dashboard.commands.options import opened, verb
from data.vocabulary import RefusedError, grouped

if TYPE_CHECKING:
    from dashboard.commands.options import Verbs


def add(verbs: Verbs) -> None:
    """Put the verbs into the parser."""
    out = verb(verbs, "backup", "write the whole store into a new file, whichever engine it is on")
    out.add_argument("file", type=Path, metavar="FILE")
    out.set_defaults(run=run_backup)
    back = verb(verbs, "restore", "fill a new store from a backup, also one of an earlier version")
    back.add_argument("file", type=Path, metavar="FILE")
    back.set_defaults(run=run_restore)


def run_backup(args: argparse.Namespace) -> Answer:
    """Write the file: whole, readable by its owner only, or not at all."""
    from data.store.copying import copy_store
    from data.store.database import open_database

    file: Path = args.file
    if file.exists():
        raise RefusedError(f"{file} is there already, and a backup replaces nothing. Name another.")
    if not file.absolute().parent.is_dir():
        raise RefusedError(f"There is no folder {file.absolute().parent}.")
    with (
        tempfile.TemporaryDirectory(prefix=".skillmix-", dir=file.absolute().parent) as folder,
        opened(args) as source,
    ):
        made = Path(folder) / "backup.duckdb"
        with closing(open_database(made)) as target:
            copied = copy_store(source, target)
        made.chmod(0o600)
        made.replace(file)
    rows = sum(one.rows for one in copied)
    return Answer(
        {"file": str(file), "rows": rows, "tables": [asdict(one) for one in copied]},
        f"{file} holds the whole store: {len(copied)} tables, {grouped(rows)} rows, each compared.",
    )


def run_restore(args: argparse.Namespace) -> Answer:
    """Fill the named store, which must be new or empty. The backup itself is left as it is: a copy
    of it is brought up to date."""
    from data.store.copying import copy_store
    from data.store.database import open_database

    file: Path = args.file
    if not file.is_file():
        raise RefusedError(f"There is no file {file}.")
    with tempfile.TemporaryDirectory(prefix="skillmix-restore-") as folder:
        copy = Path(folder) / "backup.duckdb"
        shutil.copyfile(file, copy)
        with (
            closing(open_database(copy, may_be_new=False)) as source,
            opened(args) as target,
        ):
            copied = copy_store(source, target)
            place = target.place
    rows = sum(one.rows for one in copied)
    return Answer(
        {"database": place, "rows": rows, "tables": [asdict(one) for one in copied]},
        f"{place} holds what {file} did: {len(copied)} tables, {grouped(rows)} rows, compared.",
    )
