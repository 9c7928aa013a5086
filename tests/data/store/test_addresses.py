"""What looks like an address is one that Skillmix knows, or is refused and never made a file."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from dashboard.cli import main
from data.store.database import URL_VARIABLE, looks_like_address, open_database
from data.vocabulary import RefusedError
from tests.shell import Shell

SECRET = "geheim"
ADDRESSES = [
    f"postgresql:/me:{SECRET}@127.0.0.1:1/skills",  # as Path writes an address
    f"/srv/postgresql:/me:{SECRET}@127.0.0.1/skills",
    f"postgresql//me:{SECRET}@127.0.0.1/skills",
    f"postgresql:me:{SECRET}@127.0.0.1/skills",
    f"PostgreSQL://me:{SECRET}@127.0.0.1/skills",
    f"mysql://me:{SECRET}@127.0.0.1/skills",
    f"//me:{SECRET}@127.0.0.1/skills",
    f"me:{SECRET}@db.example.org/skills",
    f"host=127.0.0.1 dbname=skills password={SECRET}",
    "me@db.example.org:5432/skills",
    "127.0.0.1:5432/skills",
    "localhost:5432",
    "md:store",
    "sqlite:store.db",
    "duckdb:store.duckdb",
    "https://example.org/store.duckdb",
]
FILES = [
    *("store.duckdb", "./md:store", "C:\\Users\\me\\store.duckdb", "C:store.duckdb"),
    *("D:/data/store.duckdb", "/srv/2027-03-31T10:30/store.duckdb", "report of 10:30.pdf"),
    *("me@example.org.json", "~/skills.duckdb"),
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_of_an_unknown_kind_or_form_makes_no_file(
    address: str, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for place in (address, Path(address)):
        with pytest.raises(RefusedError, match="postgresql://user@host/database"):
            open_database(place)
    monkeypatch.setenv(URL_VARIABLE, address)
    assert main(["taxonomy"]) == 1
    refusals = [shell.at(address).refusal("taxonomy"), shell.refusal("copy", address, "new.duckdb")]
    refusals.append(shell.at(":memory:").refusal("erase", "--again", address))
    assert not any(SECRET in said for said in refusals)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_no_address(file: str) -> None:
    assert not looks_like_address(file)


def test_a_file_may_have_any_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with closing(open_database("./md:store")), closing(open_database("duckdb://own.duckdb")):
        assert {file.name for file in tmp_path.iterdir()} >= {"md:store", "own.duckdb"}
