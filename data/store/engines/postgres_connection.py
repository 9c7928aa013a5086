"""Connections to PostgreSQL: opened, kept for the next call, and what goes wrong, in sentences."""

import logging
import selectors
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import psycopg
from psycopg.abc import Buffer
from psycopg.adapt import Loader
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.types.string import StrDumperUnknown

from data.vocabulary import RefusedError, UnavailableError

OLDEST = 15
KEPT = 4
"""Idle connections that wait for the next call; more are closed."""
AT_ONCE = 12
"""Connections of one process to read with; further calls wait for their turn."""
logging.getLogger("psycopg").addHandler(logging.NullHandler())  # it tells of rollbacks that failed
_SETTINGS: dict[str, Any] = {
    "connect_timeout": 10,
    "application_name": "skillmix",
    "client_encoding": "utf8",
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
}
_PLANNING = (
    "set jit = off; set enable_nestloop = off; set enable_mergejoin = off; set enable_sort = off; "
    "set work_mem = '64MB'"
)
"""The measures are chains of steps whose sizes PostgreSQL cannot guess: it takes them for one row
each, loops over the tables row by row (minutes instead of milliseconds for 6,000 ratings), and
sorts millions of rows that it would rather count in a hash table, had it known of them."""
UNREADABLE = "\ufffd"


class _NumericLoader(Loader):
    """numeric as DuckDB gives it: a whole number is an int, any other a float."""

    def load(self, data: bytes | bytearray | memoryview) -> int | float:
        text = bytes(data).decode()
        return int(text) if text.lstrip("-").isdigit() else float(text)


class _TextDumper(StrDumperUnknown):
    """PostgreSQL cannot hold the character NUL: the sign of an unreadable one stands for it."""

    def dump(self, obj: str) -> Buffer | None:
        return super().dump(obj.replace("\0", UNREADABLE))


class Connections:
    """The connections of one store. Threads may share it; each call has a connection to itself."""

    def __init__(self, url: str) -> None:
        """Check that the address can be opened. Raises RefusedError, never with the password."""
        given = _read(url)
        self.place = _shown(given)
        self._secret = str(given.get("password") or "")
        self._address = make_conninfo("", **{**_SETTINGS, **given})
        self._idle: list[psycopg.Connection] = []
        self._lock = threading.Lock()
        self._turn = threading.BoundedSemaphore(AT_ONCE)
        with ExitStack() as failed:
            first = self._opened()
            failed.callback(first.close)
            self._check(first)
            failed.pop_all()
        self._idle.append(first)

    @contextmanager
    def lent(self) -> Iterator[psycopg.Connection]:
        """A connection that answers. One that was lost while idle is replaced. What the server
        refuses is a sentence of ours."""
        with self._turn:
            try:
                connection = self._living()
                try:
                    yield connection
                finally:
                    self._back(connection)
            except psycopg.Error as error:
                sentence = _sentence(error, self.place)
                if sentence is None:
                    raise
                raise RefusedError(sentence) from error

    def close(self) -> None:
        """Close what is idle."""
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _living(self) -> psycopg.Connection:
        while True:
            with self._lock:
                connection = self._idle.pop() if self._idle else None
            if connection is None:
                return self._opened()
            try:
                if not _silent(connection):
                    connection.execute("")
            except psycopg.OperationalError:
                connection.close()
            else:
                return connection

    def _back(self, connection: psycopg.Connection) -> None:
        healthy = connection.info.transaction_status == psycopg.pq.TransactionStatus.IDLE
        with self._lock:
            if healthy and not connection.closed and len(self._idle) < KEPT:
                self._idle.append(connection)
                return
        connection.close()

    def _opened(self) -> psycopg.Connection:
        try:
            # Never prepared by name: temporary tables change, and poolers between lose the names.
            connection = psycopg.connect(self._address, autocommit=True, prepare_threshold=None)
        except psycopg.OperationalError as error:
            raise UnavailableError(self._why_not(str(error))) from None
        connection.execute(_PLANNING)
        connection.adapters.register_loader("numeric", _NumericLoader)
        connection.adapters.register_dumper(str, _TextDumper)
        return connection

    def _check(self, connection: psycopg.Connection) -> None:
        version = connection.info.server_version // 10_000
        if version < OLDEST:
            raise UnavailableError(
                f"{self.place} is PostgreSQL {version}; Skillmix needs {OLDEST} or newer."
            )
        encoding = connection.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            raise UnavailableError(
                f"The database {self.place} keeps text as {encoding}, and Skillmix needs UTF8. "
                "Make one with: create database skillmix encoding 'UTF8' template template0"
            )

    def _why_not(self, result: str) -> str:
        says = result.strip().splitlines()[-1] if result.strip() else "no reason given"
        says = says.replace(self._secret, "***") if self._secret else says
        return (
            f"The database {self.place} cannot be opened: {says.rstrip('.')}. Check the server's "
            "name and port, the user and the password, and that the database is there."
        )


def _silent(connection: psycopg.Connection) -> bool:
    """Whether the server has said nothing since the last answer: one that goes away says so, and to
    look costs nothing. Pages ask so often that a question before each question would be felt."""
    with selectors.DefaultSelector() as looking:
        looking.register(connection, selectors.EVENT_READ)
        return not looking.select(0)


def _read(url: str) -> dict[str, Any]:
    """The parts of the address."""
    try:
        given: dict[str, Any] = dict(conninfo_to_dict(url))
    except psycopg.ProgrammingError:
        given = {"port": "?"}
    # A / or @ in a password that is not written as %2F or %40 puts the parts into wrong places.
    ports = str(given.get("port", "")).replace(",", "")
    if (ports and not ports.isdigit()) or "@" in f"{given.get('dbname')}{given.get('host')}":
        # Without a cause: the driver quotes parts of the address, and so of the password.
        raise RefusedError(
            "The address of the database cannot be read. Write it as "
            "postgresql://user@host:5432/database; in a password, write the characters "
            "@ : / ? # % as %40 %3A %2F %3F %23 %25."
        )
    return given


def _shown(given: dict[str, Any]) -> str:
    """The address without the password and other settings."""
    user = f"{given['user']}@" if given.get("user") else ""
    host = given.get("host") or given.get("hostaddr") or ""
    port = f":{given['port']}" if given.get("port") else ""
    return f"postgresql://{user}{host}{port}/{given.get('dbname') or ''}"


_refused = psycopg.errors
_SENTENCES = {
    (_refused.DiskFull, _refused.ConfigurationLimitExceeded): "The database server has no space "
    "left, so nothing was stored. Make room there, and do it again.",
    (_refused.InsufficientPrivilege,): "The user of {place} may not do this there. Skillmix needs "
    "a database of its own, in which its user may create tables.",
    (_refused.ReadOnlySqlTransaction,): "The database {place} can only be read. Name the server "
    "that takes changes.",
    (_refused.SerializationFailure, _refused.DeadlockDetected): "Another program changed the same "
    "data at this moment; nothing was stored. Try again.",
    (_refused.QueryCanceled, _refused.LockNotAvailable): "The database server stopped this (it "
    "took too long); nothing was stored. Try again.",
}


def _sentence(error: psycopg.Error, place: str) -> str | None:
    """What to tell the user; None where the fault is ours."""
    for kinds, sentence in _SENTENCES.items():
        if isinstance(error, kinds):
            return sentence.format(place=place)
    code = error.sqlstate or "08"
    if code[:2] in ("53", "58") or code == "XX000":
        line = str(error).splitlines()[0]
        return f"The database server could not do this, so nothing was stored. It says: {line}."
    # What the server says when it goes away has these classes, or no code at all.
    if isinstance(error, psycopg.OperationalError) and code[:2] in ("08", "57"):
        return (
            "The connection to the database was lost, so nothing of this was stored. Try again: "
            "Skillmix connects anew by itself."
        )
    return None
