"""DuckDB behind the store: one file, one process, a cursor for each call, one writer at a time.

A door through which many pass, until somebody shuts it and waits until all are out.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from data.store.engines.engine import (
    Columns,
    Engine,
    Parameters,
    Rows,
    Source,
    Sources,
    Transaction,
    is_full,
    no_space,
    prepare,
    quoted,
    readable,
)
from data.vocabulary import RefusedError, UnavailableError

if TYPE_CHECKING:
    import pandas as pd


class Gate:
    """Who reads passes; who puts another file in the store's place shuts it."""

    def __init__(self) -> None:
        self._moved = threading.Condition()
        self._inside = 0
        self._is_shut = False

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Waits while it is shut."""
        with self._moved:
            self._moved.wait_for(lambda: not self._is_shut)
            self._inside += 1
        try:
            yield
        finally:
            with self._moved:
                self._inside -= 1
                self._moved.notify_all()

    @contextmanager
    def shut(self) -> Iterator[None]:
        """Nobody is inside and nobody comes in. One at a time: the caller sees to that."""
        try:
            with self._moved:
                self._is_shut = True
                self._moved.wait_for(lambda: self._inside == 0)
            yield
        finally:
            with self._moved:
                self._is_shut = False
                self._moved.notify_all()


@cache
def memory() -> duckdb.DuckDBPyConnection:
    """A DuckDB that is in no file, for short work on cursors of it. Opened once: it takes as long
    as a tenth of a small import."""
    return duckdb.connect(":memory:", config=OFFLINE)


OFFLINE: dict[str, Any] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
"""DuckDB fetches extensions from the network when a file seems to need one; ours never does."""
NO_ROOM_LEFT = (
    "The last changes are stored, but still in the log beside the file (.wal), which belongs to "
    "it: the disk has no room for a second copy of the store. Make room before you store more."
)
BEFORE, FRESH = ".before", ".new"
"""A copy of the file while the log is written into it, and what is to take its place."""
_ONLY_WHEN_TOLD = "pragma disable_checkpoint_on_shutdown"
"""The log is written into the file where a copy is beside it, and by nothing else."""
MANY_ROWS = 100_000
"""From so many on a load is written into the file at once; fewer wait in the log, as any change."""
PATIENCE = 5.0
"""Seconds for which who reads waits until the store is open anew."""
LONG_LOG = 16 << 20
"""Bytes of a log that is written into the file before the store is closed."""
_OTHERS = 0o077
"""What others may not do with files of a store. The mask of the whole program from its first store
on, as it is of all threads: DuckDB makes the log anew after each checkpoint, and takes no file."""
IN_MEMORY = "memory"
"""The place of a store that is in no file."""


@contextmanager
def interruptible() -> Iterator[None]:
    """Ctrl-C while a statement runs is Ctrl-C: DuckDB makes an error of its own of it. A full
    disk is a sentence."""
    try:
        yield
    except duckdb.Error as error:
        if is_full(error):
            raise no_space() from error
        raise
    except RuntimeError as error:
        if str(error) == "Query interrupted":
            raise KeyboardInterrupt from error
        raise


def parsed(
    cursor: duckdb.DuckDBPyConnection, sql: str, parameters: Parameters | None = None
) -> tuple[duckdb.Statement | str, dict[str, Any]]:
    """A statement and its parameters, as the cursor's `execute` takes them. What was parsed before
    is not parsed again: on a small store that is a tenth of the work."""
    text, used = prepare(sql, parameters)
    if len(text) > _LONGEST:
        return text, used
    if text not in _KNOWN:
        if len(_KNOWN) >= _MOST:
            _KNOWN.clear()
        statements = cursor.extract_statements(text)
        _KNOWN[text] = statements[0] if len(statements) == 1 else text
    return _KNOWN.get(text, text), used


_MOST, _LONGEST = 500, 10_000
"""Statements that are kept parsed, and letters of one."""
_KNOWN: dict[str, duckdb.Statement | str] = {}
"""By their text, in which no word of an upload stands: these come as parameters."""


def _answer(
    cursor: duckdb.DuckDBPyConnection, sql: str, parameters: Parameters | None
) -> tuple[Columns, Rows]:
    result = cursor.execute(*parsed(cursor, sql, parameters))
    return tuple(column[0] for column in result.description), result.fetchall()


class DuckDBTransaction(Transaction):
    """All or nothing. Made by `DuckDBEngine.transaction()` only. DuckDB has no triggers and no
    rights, so nothing keeps rows that are only added: the verbs only add."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, who: str = "") -> None:
        self._cursor = cursor
        self.who = who
        self.loaded = False
        """Whether many rows came in bulk."""
        self.warning = ""

    def execute(self, sql: str, parameters: Parameters | None = None) -> None:
        self._cursor.execute(*parsed(self._cursor, sql, parameters)).fetchall()

    def named(self, sql: str, parameters: Parameters | None = None) -> tuple[Columns, Rows]:
        return _answer(self._cursor, sql, parameters)

    def table(self, sql: str) -> pa.Table:
        return self._cursor.sql(sql).to_arrow_table()

    def to_file(self, sql: str, file: Path) -> str:
        self.execute(f"copy ({sql}) to '{quoted(file)}' (format parquet)")
        return f"select * from read_parquet('{quoted(file)}')"

    def insert(self, table: str, columns: Columns, rows: Rows) -> None:
        if rows:
            lists = ", ".join(f"unnest(${i})" for i in range(1, len(columns) + 1))
            given = [list(cells) for cells in zip(*rows, strict=True)]
            sql = f"insert into {table} ({', '.join(columns)}) select {lists}"
            statement, _ = parsed(self._cursor, sql)
            self._cursor.execute(statement, given).fetchall()  # executemany takes 1 ms a row

    def staged(self, name: str, rows: Source) -> AbstractContextManager[None]:
        return readable(self._cursor, {name: rows})

    def bulk(self, table: str, columns: Columns, sql: str, sources: Sources | None = None) -> int:
        with readable(self._cursor, sources or {}), self._in_any_order():
            rows = int(self.rows(f"insert into {table} ({', '.join(columns)}) {sql}")[0][0])
        self.loaded |= rows >= MANY_ROWS
        return rows

    @contextmanager
    def _in_any_order(self) -> Iterator[None]:
        """Let both threads write: to keep the order one waits for the other. The setting is that
        of the whole database, so that the cursor of a transaction that failed is not needed."""
        beside = self._cursor.cursor()
        try:
            beside.execute("set preserve_insertion_order = false").fetchall()
            yield
        finally:
            beside.execute("reset preserve_insertion_order").fetchall()
            beside.close()


class DuckDBEngine(Engine):
    """An embedded store. Threads may share one engine."""

    def __init__(self, path: Path | None, *, must_fit: bool = False) -> None:
        """Open the file, or a store in memory where `path` is None. `must_fit`: what the file does
        not hold without a log beside it is refused, and the file is of no use then."""
        self.path = path
        self._must_fit = must_fit
        self._write = threading.Lock()
        self._aside = threading.Lock()
        self._gate = Gate()
        self._has_ended = False
        self._root = self._connected()

    def _connected(self) -> duckdb.DuckDBPyConnection:
        # Absolute, so that a name such as "md:x" is a file and never an address.
        place = str(self.path.absolute()) if self.path else ":memory:"
        try:
            if self.path is not None:
                os.umask(_OTHERS)
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._restore()
            root = duckdb.connect(place, config={**OFFLINE, "checkpoint_threshold": "1TB"})
            for statement in ("set enable_progress_bar = false", _ONLY_WHEN_TOLD):
                root.execute(statement).fetchall()
            if self.path is not None:  # it is ours now: what a killed program was copying goes
                self._beside(FRESH).unlink(missing_ok=True)
                for end in ("", ".wal", BEFORE):  # what is from before, or was copied here
                    with suppress(OSError):  # none, somebody else's, or no modes here
                        file = self._beside(end)
                        file.chmod(file.stat().st_mode & ~_OTHERS)
        except (duckdb.Error, OSError) as error:
            raise UnavailableError(_why_not(self.path, error)) from error
        return root

    def _beside(self, end: str = "") -> Path:
        """The file of the store, or one beside it."""
        assert self.path is not None, "a store in memory has none"
        place = self.path.resolve()
        return place.with_name(f"{place.name}{end}")

    def _log_length(self) -> int:
        """Bytes."""
        log = self._beside(".wal")
        return log.stat().st_size if log.exists() else 0

    def _restore(self) -> None:
        """After a checkpoint that was cut short: its log is still there."""
        place, copy = self._beside(), self._beside(BEFORE)
        if not copy.exists():
            return
        if not self._log_length():
            copy.unlink(missing_ok=True)
            return
        opens = True
        try:
            duckdb.connect(str(place), read_only=True).close()
        except duckdb.Error as error:
            opens = False
            elsewhere = isinstance(error, duckdb.IOException | duckdb.ConnectionException)
            if elsewhere and not DAMAGED.search(str(error)):
                raise  # somebody is at it
        tried = self._beside(FRESH)
        log = tried.with_name(f"{tried.name}.wal")
        try:
            shutil.copy(copy, tried)
            shutil.copy(self._beside(".wal"), log)
            duckdb.connect(str(tried), read_only=True).close()
            copy.replace(place)
        except duckdb.Error:
            if opens:  # the log is that of the file: another program went on since
                copy.unlink()
        finally:
            for file in (tried, log):
                file.unlink(missing_ok=True)

    @contextmanager
    def _asked(self) -> Iterator[None]:
        """Around what is asked of the open file, which a fatal error ends."""
        with interruptible():
            try:
                yield
            except duckdb.Error as error:
                self._has_ended |= isinstance(error, duckdb.FatalException)
                if DAMAGED.search(str(error)):
                    raise UnavailableError(_why_not(self.path, error)) from error
                raise

    @contextmanager
    def _reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        if self._has_ended:
            with self._writing(PATIENCE):
                pass
        with self._gate.passing(), closing(self._root.cursor()) as cursor, self._asked():
            yield cursor

    @contextmanager
    def _writing(self, patience: float = -1) -> Iterator[None]:
        """One at a time. Who comes after a fatal error, such as of a full disk, opens the file
        again first: what was committed is in it or in its log. Raises RefusedError."""
        if not self._write.acquire(timeout=patience):
            raise RefusedError("The store is being opened again. Try it in a moment.")
        try:
            if self._has_ended:
                with self._gate.shut():
                    self._open_again()
            yield
        finally:
            self._write.release()

    def _open_again(self) -> None:
        self._has_ended = True
        self._root.close()
        self._root = self._connected()
        self._has_ended = False

    @property
    def place(self) -> str:
        return str(self.path or IN_MEMORY)

    def query(self, sql: str, parameters: Parameters | None = None) -> pd.DataFrame:
        with self._reading() as cursor:
            frame: pd.DataFrame = cursor.execute(*parsed(cursor, sql, parameters)).df()
            return frame

    def named(self, sql: str, parameters: Parameters | None = None) -> tuple[Columns, Rows]:
        with self._reading() as cursor:
            return _answer(cursor, sql, parameters)

    @contextmanager
    def transaction(self, who: str = "", *, aside: bool = False) -> Iterator[DuckDBTransaction]:
        """One writer at a time; commits at the end, rolls back on any error."""
        if aside:
            with self._aside, self._reading() as cursor, self._begun(cursor, who) as change:
                yield change
            return
        with self._writing():
            with (
                closing(self._root.cursor()) as cursor,
                self._asked(),
                self._begun(cursor, who) as change,
            ):
                yield change
            if self.path and (change.loaded or self._must_fit or self._log_length() > LONG_LOG):
                change.warning = self._write_down(change.loaded)

    @contextmanager
    def _begun(self, cursor: duckdb.DuckDBPyConnection, who: str) -> Iterator[DuckDBTransaction]:
        cursor.execute("begin").fetchall()
        change = DuckDBTransaction(cursor, who)
        try:
            yield change
        except BaseException:
            with suppress(duckdb.FatalException):  # it has ended, and this with it
                cursor.execute("rollback").fetchall()
            raise
        cursor.execute("commit").fetchall()

    def _write_down(self, loaded: bool = False) -> str:
        """Write the log into the file, for who writes; "", or a warning that it stays in the log:
        what is committed is stored."""
        refused = sys.exception()  # before a refusal nothing is said
        try:
            with interruptible(), self._gate.shut():
                self._checkpoint(loaded)
        except (OSError, duckdb.Error, RefusedError) as error:
            if self._must_fit:
                raise no_space() from (error.__cause__ or error)
            cause = error.__cause__ or error
            why = "" if is_full(cause) else f" ({_first_line(cause)})"
            if not refused:
                logging.getLogger("skillmix").warning("%s%s", NO_ROOM_LEFT, why)
            return NO_ROOM_LEFT
        return ""

    def _checkpoint(self, loaded: bool = False) -> None:
        """The same, while nobody else is in. Until it is done a copy of the file is beside it:
        DuckDB writes over blocks that are needed until the end, and one that is killed meanwhile
        leaves such a block half written.

        What was loaded lies in the file already, and is not written once more to fill up blocks;
        after the next change that is not a load it may be.
        """
        if not self._log_length():
            return
        fresh, copy = self._beside(FRESH), self._beside(BEFORE)
        try:
            shutil.copy(self._beside(), fresh)
            with fresh.open("r+b") as written:
                os.fsync(written.fileno())
            fresh.replace(copy)
        except OSError:
            fresh.unlink(missing_ok=True)
            raise
        vacuums = "set max_vacuum_tasks = 0" if loaded else "reset max_vacuum_tasks"
        try:
            self._root.execute(vacuums).fetchall()
            self._root.execute("checkpoint").fetchall()
            copy.unlink()
        except BaseException:
            self._has_ended = True
            raise

    def rewrite(self) -> str:
        """Copy what stands into a new file and put it in the place of the store's: deleted rows
        and the words of old versions stay behind. Readers wait meanwhile. Always ""."""
        if self.path is None:
            return ""
        place, fresh = self._beside(), self._beside(FRESH)
        with interruptible(), self._writing(), self._gate.shut():
            try:
                self._checkpoint()
                fresh.unlink(missing_ok=True)
                self._copy_to(fresh)
                shutil.copymode(place, fresh)
                self._root.close()
                try:
                    self._beside(".wal").unlink(missing_ok=True)  # it is empty
                    fresh.replace(place)
                finally:
                    self._open_again()
            except (OSError, duckdb.Error) as error:
                self._has_ended |= isinstance(error, duckdb.FatalException)
                why = "there is no space left on its disk" if is_full(error) else _first_line(error)
                raise RefusedError(f"{place} cannot be written anew: {why}.") from error
            finally:
                with suppress(OSError):
                    fresh.unlink(missing_ok=True)
        return ""

    def _copy_to(self, fresh: Path) -> None:
        name = self._root.execute("select current_database()").fetchall()[0][0]
        own = name.replace('"', '""')
        self._root.execute(f"attach '{quoted(fresh)}' as rewritten").fetchall()
        try:
            self._root.execute(f'copy from database "{own}" to rewritten').fetchall()
            self._root.execute("checkpoint rewritten").fetchall()
        finally:
            self._root.execute("detach rewritten").fetchall()

    def close(self) -> None:
        """Release the file; it is whole without its log, unless somebody is still at it."""
        if self.path is not None:
            with suppress(RefusedError), self._writing(PATIENCE):
                self._write_down()
        self._root.close()


DAMAGED = re.compile(
    r"Corrupt (database|WAL) file|Could not read enough bytes|replaying WAL|not a valid DuckDB"
)
RESTORE = "fill a new one from a backup: skillmix --database NEW restore BACKUP"


def _why_not(path: Path | None, error: Exception) -> str:
    if "WAL" in str(error):
        return (
            f"The log {path}.wal is damaged, or is that of another store. Where it is of another, "
            f"move it away; else {RESTORE}."
        )
    if "Read-only file system" in str(error):
        copy = "Copy the file, with the .wal beside it, and name the copy with --database"
        return f"The disk of {path} can only be read. {copy}."
    if DAMAGED.search(str(error)):
        return f"The store {path} is damaged, or is no store. Name another one, or {RESTORE}."
    if "lock" in str(error).lower():
        return (
            f"The store {path} is in use by another program, most likely a running Skillmix app. "
            "Stop that program, or name another store with --database."
        )
    if "extension" in str(error).lower():
        return f"The store {path} cannot be opened: the file is of another kind. Name another."
    return f"The store {path} cannot be opened: {_first_line(error)}"


def _first_line(error: BaseException) -> str:
    return str(error).splitlines()[0]


MOST_MEMORY = "500MB"
"""What a DuckDB beside the store may hold before it spills to disk."""


@contextmanager
def beside() -> Iterator[duckdb.DuckDBPyConnection]:
    """A new DuckDB. What does not fit into its memory goes to a folder that is deleted with it."""
    own = {**OFFLINE, "memory_limit": MOST_MEMORY, "preserve_insertion_order": "false"}
    with (
        tempfile.TemporaryDirectory(prefix="skillmix-copy-") as folder,
        closing(duckdb.connect(":memory:", config={**own, "temp_directory": folder})) as duck,
        interruptible(),
    ):
        duck.execute("set enable_progress_bar = false").fetchall()
        yield duck
