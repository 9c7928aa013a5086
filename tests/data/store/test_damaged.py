"""A damaged store is called damaged, with what to do; it is never taken for a fault of Skillmix."""

from __future__ import annotations

import random
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.cli import main
from data.store.database import open_database
from tests.build import rate
from tests.shell import Shell
from tests.stores import demo_at, seeded_at

BLOCK, HEADERS = 262_144, 12_288
KILLED = """
import os, sys
from data.store.database import open_database
store = open_database(sys.argv[1])
with store.transaction() as change:
    change.insert("setting", ("name", "value"), [("kept", "in the log")])
os._exit(0)
"""


def with_log(place: Path) -> tuple[bytes, bytes]:
    """A store whose program was killed, and its log."""
    subprocess.run([sys.executable, "-c", KILLED, place], check=True)
    return place.read_bytes(), Path(f"{place}.wal").read_bytes()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, bytes | None]]:
    """Each kind of damage: the file, and its log where there is one."""
    folder = tmp_path_factory.mktemp("damaged")
    good = demo_at(folder / "good.duckdb").read_bytes()
    own, log = with_log(demo_at(folder / "own.duckdb"))
    _, foreign = with_log(seeded_at(folder / "other.duckdb"))
    draw, sown = random.Random(7), bytearray(good)
    for _ in range(200):
        sown[draw.randrange(HEADERS, len(good))] ^= 1 << draw.randrange(8)

    def flipped(start: int, end: int) -> bytes:
        return good[:start] + bytes(byte ^ 0xFF for byte in good[start:end]) + good[end:]

    half, third = len(good) // 2, len(good) // 3
    return {
        # in a header, after one, after all, in half, without the last block, without the last byte
        **{f"cut at {n}": (good[:n], None) for n in (0, 100, 4096, HEADERS, half, -BLOCK, -1)},
        **{f"header at {n} flipped": (flipped(n, n + 64), None) for n in (0, 4096, 8192)},
        "headers of zeros": (good[:4096] + bytes(8192) + good[HEADERS:], None),
        "every block flipped": (flipped(HEADERS, len(good)), None),
        "bits flipped here and there": (bytes(sown), None),
        "zeros in the middle": (good[:third] + bytes(third) + good[2 * third :], None),
        "text": (b"not a store\n" * 9_000, None),
        "the log of another store": (good, foreign),
        "a flipped log": (own, log[:60] + bytes(byte ^ 0xFF for byte in log[60:])),
        **{
            f"block flipped {part}/8": (flipped(at, at + 4096), None)
            for part in (1, 4, 7)
            for at in [HEADERS + (len(good) - HEADERS) // BLOCK * part // 8 * BLOCK]
        },
        "a log that was cut": (own, log[: len(log) // 2]),
        "a log of zeros": (good, bytes(3_000)),
        "an empty log": (good, b""),
    }


def test_a_damaged_store_is_called_so(
    files: dict[str, tuple[bytes, bytes | None]], shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    demo_at(shell.store)
    verbs = ("measures", "history")
    right = [shell(verb, "--json") for verb in verbs]
    named = 0
    for kind, (content, log) in files.items():
        for file in shell.store.parent.glob(f"{shell.store.name}*"):
            file.unlink()
        shell.store.write_bytes(content)
        if log is not None:
            Path(f"{shell.store}.wal").write_bytes(log)
        for verb, answer in zip(verbs, right, strict=True):
            code = main(["--database", str(shell.store), verb, "--json"])
            said = capsys.readouterr()
            if code == 0:
                assert said.out == answer, kind  # what is damaged was not asked for
                continue
            named += 1
            assert "is damaged" in said.err, (kind, said.err)
            assert "skillmix --database NEW restore BACKUP" in said.err, kind
            assert "fault in Skillmix" not in said.err, kind
    assert named > 30


def test_an_open_store_that_is_damaged_is_not_written_over(tmp_path: Path) -> None:
    place = demo_at(tmp_path / "store.duckdb")
    place.write_bytes(place.read_bytes()[: place.stat().st_size // 2])
    before = place.read_bytes()
    with closing(open_database(place)) as store, pytest.raises(Exception, match="is damaged"):
        rate(store, "person team role Python\nana Core . 3\n")
    assert place.read_bytes()[HEADERS:] == before[HEADERS:]
