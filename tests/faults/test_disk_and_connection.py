"""No space on the disk, and a connection that is cut while rows are copied."""

import os
import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from data.ingest import ingest, undo
from data.load import load
from data.store.database import Database, open_database
from data.store.engines.engine import no_space
from data.store.people.erasure import erase
from data.vocabulary import RefusedError
from tests.faults.stores import contents, import_file, write_survey
from tests.postgres import Server, running, server


@pytest.fixture
def file(tmp_path: Path) -> Path:
    survey = tmp_path / "survey.csv"
    write_survey(survey, 30_000)
    return survey


@contextmanager
def mounted(folder: Path, size: str) -> Iterator[None]:
    """The folder is a disk of its own, with so much space."""
    folder.mkdir(exist_ok=True)
    words = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=0777", "tmpfs", folder]
    if os.geteuid() or subprocess.run(words, check=False, capture_output=True).returncode:
        pytest.skip("no disk may be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


VERBS: dict[str, Callable[[Database, Path], object]] = {
    "ingest": lambda store, file: ingest(store, file.read_bytes(), "s.csv", wave="new"),
    "load": lambda store, file: load(store, "people", people_of(file), "people.csv"),
    "erase": lambda store, file: erase(store, "p7@example.org"),
    "undo": lambda store, file: undo(store, store.rows("select import_id from import")[0][0]),
}


def people_of(file: Path) -> bytes:
    lines = (line.split(",") for line in file.read_text().splitlines()[1:])
    return "\n".join(["email,team", *(f"{mail},{team}" for mail, team, *_ in lines)]).encode()


def counted(store: Database) -> list[int]:
    tables = ("import", "participation", "person", "person_fact", "erased")
    return [int(store.rows(f"select count(*) from {table}")[0][0]) for table in tables]


@pytest.mark.fault
@pytest.mark.parametrize("verb", VERBS)
def test_no_space_at_any_moment_of_a_verb(tmp_path: Path, file: Path, verb: str) -> None:
    """On disks of many sizes each verb is done, or refused with nothing done; and the open store
    answers, as does the one that is opened next."""
    whole, disk = tmp_path / "whole.duckdb", tmp_path / "disk"
    write_survey(tmp_path / "earlier.csv", 3_000)
    import_file(str(whole), tmp_path / "earlier.csv")
    heard: Counter[str] = Counter()
    for spare in (*range(0, 1_200, 200), *range(1_200, 12_000, 900), 40_000):
        with mounted(disk, f"{whole.stat().st_size // 1024 + spare}k"):
            place = shutil.copy(whole, disk / "store.duckdb")
            with closing(open_database(place)) as store:
                before = counted(store)
                text = "done"
                try:
                    VERBS[verb](store, file)
                except RefusedError as refusal:
                    text = str(refusal)
                after = counted(store)
                assert text in ("done", str(no_space()))
                assert (after != before) == (text == "done")
            with closing(open_database(place)) as again:
                assert counted(again) == after
            heard[text] += 1
    print(verb, dict(heard))
    assert heard["done"]


@pytest.mark.fault
@pytest.mark.parametrize("size", [75, 90, 110, 130])
def test_no_space_for_a_whole_server(tmp_path: Path, file: Path, size: int) -> None:
    """Its tables or its log fill the disk; for the latter it stops, and starts again by itself, or
    once somebody gives it room, where it has none left to recover in."""
    folder = Path(tempfile.mkdtemp(prefix="skillmix-full-"))  # a socket's path is short
    with mounted(folder, f"{size}m"), server(own=True, folder=folder) as small:
        assert small is not None
        small.run("create database {} encoding 'UTF8' template template0", "full")
        with closing(open_database(small.url("full"))) as store:
            text, turn = "", -1
            while not text:
                turn += 1
                try:
                    ingest(store, file.read_bytes(), "s.csv", wave=f"w{turn}", scale="0-5")
                except RefusedError as refusal:
                    text = str(refusal)
            assert re.search("no space left|nothing of this was stored", text)
            try:
                small.wait()
                assert counted(store)[:2] == [turn, turn * 30_000]
            except RuntimeError:
                larger = f"remount,size={size + 64}m"
                subprocess.run(["mount", "-o", larger, folder], check=True)
                with running(folder) as again, closing(open_database(again.url("full"))) as result:
                    assert counted(result)[:2] == [turn, turn * 30_000]
    folder.rmdir()


def test_no_space_on_the_server(own_postgres: Server, tmp_path: Path, file: Path) -> None:
    """On a server whose files may not grow beyond a size."""
    with (
        server(own=True, largest_file=4 * 1024 * 1024) as limited,
        limited.new_database(empty=True) as url,
    ):
        write_survey(tmp_path / "earlier.csv", 300)
        import_file(url, tmp_path / "earlier.csv")
        before = contents(url)
        with (
            closing(open_database(url)) as store,
            pytest.raises(RefusedError, match=r"no space left|could not do this.*nothing was"),
        ):
            ingest(store, file.read_bytes(), file.name, wave="killed", scale="0-5")
        assert contents(url) == before


def test_a_connection_that_is_cut_while_rows_are_copied(
    postgres: Server, url: str, tmp_path: Path, file: Path
) -> None:
    write_survey(tmp_path / "earlier.csv", 300)
    import_file(url, tmp_path / "earlier.csv")
    before = contents(url)
    with closing(open_database(url)) as store:
        cut = threading.Thread(target=cut_the_copy, args=(postgres, url))
        cut.start()
        with pytest.raises(RefusedError, match="lost, so nothing of this was stored") as refusal:
            ingest(store, file.read_bytes(), file.name, wave="killed", scale="0-5")
        cut.join()
        assert "Try again" in str(refusal.value)
        assert contents(url) == before
        done = ingest(store, file.read_bytes(), file.name, wave="killed", scale="0-5")
        assert done.people == 30_000


def cut_the_copy(postgres: Server, url: str) -> None:
    """End the backend that copies into the answers, as soon as there is one."""
    name = conninfo_to_dict(url)["dbname"]
    with psycopg.connect(postgres.url(), autocommit=True) as connection:
        for _ in range(3_000):
            result = connection.execute(
                """
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = %s and state = 'active' and query like 'copy "answer_cell"%%'
                """,
                [name],
            ).fetchall()
            if result:
                return
            time.sleep(0.005)
