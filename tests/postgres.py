"""A real PostgreSQL for the tests: the one that was named, or one started from the system's
binaries for this run; a database of its own for each test, cloned from one with the seeds."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from data.store.database import open_database

if TYPE_CHECKING:
    import pwd

VARIABLE = "SKILLMIX_TEST_DATABASE_URL"
MISSING = (
    "no PostgreSQL found: install one (apt-get install postgresql) or set "
    f"{VARIABLE} to a server where databases may be created"
)
UNPRIVILEGED = ("postgres", "nobody")
"""Who the server runs as where the tests run as root: it refuses root itself."""
ROOM = 2 * 1024**3
"""Bytes of memory that a server may fill."""
HBA = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"


@dataclass
class Server:
    """A server on which databases may be made."""

    address: dict[str, str]
    """host, port and user, as in a connection string."""
    started_here: bool
    process: int = 0
    _numbers: Iterator[int] = field(default_factory=count)
    _template: str = ""

    def url(self, database: str = "postgres", **changed: str) -> str:
        """The address of a database on it."""
        given = {**self.address, **changed}
        rest = "&".join(f"{k}={v}" for k, v in given.items())
        return f"postgresql:///{database}?{rest}"

    def run(self, statement: str, *names: str) -> list[tuple[object, ...]]:
        """A statement of the administrator, with identifiers for its {}."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            cursor = connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
            return cursor.fetchall() if cursor.description else []

    def wait(self) -> None:
        """Until it answers: after its start, or after it stopped by itself."""
        for _ in range(300):
            try:
                psycopg.connect(self.url()).close()
            except psycopg.OperationalError:
                time.sleep(0.1)
            else:
                return
        log = Path(self.address["host"]) / "log"
        raise RuntimeError(f"PostgreSQL did not start: {log.read_text()[-2000:]}")

    @contextmanager
    def new_database(self, *, empty: bool = False, like: str = "") -> Iterator[str]:
        """The address of a new database: with the seeds, empty, or like that of another address,
        which nobody may have open."""
        source = "template0" if empty else str(conninfo_to_dict(like).get("dbname", ""))
        if not source and not self._template:
            self._template = self._named("template")
            self.run("create database {} encoding 'UTF8' template template0", self._template)
            open_database(self.url(self._template)).close()
        name = self._named("test")
        # Copying files takes half to two thirds of the time of logging each page as well.
        self.run(
            "create database {} encoding 'UTF8' template {} strategy file_copy",
            name,
            source or self._template,
        )
        try:
            yield self.url(name)
        finally:
            self.run("drop database {} with (force)", name)

    def clear(self) -> None:
        """Drop the template."""
        if self._template:
            self.run("drop database {} with (force)", self._template)

    def _named(self, kind: str) -> str:
        return f"skillmix_{kind}_{os.getpid()}_{next(self._numbers)}"


@contextmanager
def server(
    *, own: bool = False, largest_file: int | None = None, folder: Path | None = None
) -> Iterator[Server | None]:
    """The server that SKILLMIX_TEST_DATABASE_URL names, else a new one; None where none can be.

    `own`: a new one whatever is named, for tests that fill its disk or ask for passwords.
    `largest_file`: bytes beyond which no file of it grows. `folder`: where it keeps everything.
    """
    named = None if own or largest_file else os.environ.get(VARIABLE)
    if named:
        given = {k: str(v) for k, v in conninfo_to_dict(named).items() if k != "dbname"}
        result = Server(given, started_here=False)
        yield result
        result.clear()
        return
    binaries = _binaries()
    if binaries is None:
        yield None
        return
    # In memory, where there is room, making a database takes a seventh of the time on a disk; a
    # container's usual 64 MB are not enough.
    memory = Path("/dev/shm")
    room = shutil.disk_usage(memory).free if os.access(memory, os.W_OK) else 0
    within = memory if room > ROOM else None
    place = folder or Path(tempfile.mkdtemp(prefix="skillmix-postgres-", dir=within))
    try:
        with _started(binaries, place, largest_file) as result:
            yield result
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def _started(binaries: Path, folder: Path, largest_file: int | None) -> Iterator[Server]:
    owner = _unprivileged()
    if owner:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    data = folder / "data"
    # English rules of sorting: what forgets to ask for those of the store is seen.
    locale = ("--locale=C", "--locale-provider=icu", "--icu-locale=en-US")
    texts = ("-U", "skillmix", "-A", "trust", "-E", "UTF8", "--no-sync", "--wal-segsize=1")
    subprocess.run(
        [binaries / "initdb", "-D", data, *texts, *locale],
        check=True,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        **_as_owner(),  # type: ignore[call-overload]
    )
    (data / "pg_hba.conf").write_text(HBA)
    with running(folder, binaries, largest_file) as result:
        yield result


def _as_owner() -> dict[str, object]:
    """As whom a process of the server runs, for `subprocess`."""
    owner = _unprivileged()
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}


@contextmanager
def running(
    folder: Path, binaries: Path | None = None, largest_file: int | None = None
) -> Iterator[Server]:
    """The server of a folder that has all it needs, started or started again."""
    binaries = binaries or _binaries()
    assert binaries is not None
    port = free_port()
    settings = {
        "port": port,
        "unix_socket_directories": folder,
        "listen_addresses": "127.0.0.1",
        "fsync": "off",
        "full_page_writes": "off",
        "autovacuum": "off",
        "max_connections": 80,
        "shared_buffers": "64MB",
    }
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [binaries / "postgres", "-D", folder / "data", *options],
            cwd=folder,
            stdout=log,
            stderr=log,
            preexec_fn=_limit(largest_file),
            **_as_owner(),  # type: ignore[call-overload]
        )
    result = Server(
        {"host": str(folder), "port": str(port), "user": "skillmix"},
        started_here=True,
        process=process.pid,
    )
    try:
        result.wait()
        yield result
    finally:
        process.send_signal(3)  # SIGQUIT: at once, nothing of it is needed any more
        process.wait()


def _limit(largest_file: int | None) -> Callable[[], None] | None:
    """What a process does to itself before it becomes the server."""
    if largest_file is None:
        return None
    import resource  # Unix alone has it

    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))


def _binaries() -> Path | None:
    """The folder of initdb and postgres of the newest installed version."""
    system = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True
    )
    named = [Path(result).resolve().parent for result in [shutil.which("initdb")] if result]
    places = [p for p in (*system, *named) if (p / "initdb").exists() and (p / "postgres").exists()]
    return places[0] if places else None


def _unprivileged() -> pwd.struct_passwd | None:
    """The user for a server that is started by root."""
    if os.geteuid() != 0:
        return None
    import pwd  # Unix alone has it, and this is not reached elsewhere

    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return next(known[name] for name in UNPRIVILEGED if name in known)


def free_port() -> int:
    with socket.socket() as result:
        result.bind(("127.0.0.1", 0))
        return int(result.getsockname()[1])
