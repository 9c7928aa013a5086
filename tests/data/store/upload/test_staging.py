"""What an import keeps beside the store while it runs is nobody's to find afterwards."""

import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from data.store.database import open_database
from data.store.upload.staging import Staging

HOLD = """
from data.store.upload.staging import Staging
s = Staging(); print(s.folder, flush=True); input()
"""


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)


def test_a_staged_file_fetches_no_extension() -> None:
    with closing(Staging()) as staging:
        for setting in ("autoinstall_known_extensions", "autoload_known_extensions"):
            assert staging.all(f"select current_setting('{setting}')") == [(False,)]


def test_what_a_killed_import_left_goes_at_the_next_start_and_nothing_else(tmp_path: Path) -> None:
    for name in ("skillmix-accept", "skillmix-staging-empty"):  # of others
        (tmp_path / name).mkdir()
        (tmp_path / name / "note.txt").write_text("mine")
    with (
        closing(Staging()) as mine,
        subprocess.Popen(
            [sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as other,
    ):
        assert other.stdout is not None
        theirs = Path(other.stdout.readline().strip())
        (theirs / "text.csv").write_text("Email,Python\nann@example.org,3\n")
        open_database(":memory:").close()
        assert mine.folder.is_dir()
        assert (theirs / "text.csv").is_file()
        other.kill()
        other.wait()
        assert (theirs / "text.csv").is_file()
        open_database(":memory:").close()
        assert not theirs.exists()
        assert mine.folder.is_dir()
    assert not mine.folder.exists()
    assert len(list(tmp_path.glob("*/note.txt"))) == 2


@pytest.mark.parametrize(
    ("last", "said"),
    [("7", [("3", 1500), ("4", 1500), ("7", 1)]), ('""', [("3", 1500), ("4", 1500), ("", 1)])],
)
def test_a_late_row_may_say_what_no_early_row_said(last: str, said: list[tuple[str, int]]) -> None:
    rows = [f"p{i},{3 + i % 2}" for i in range(3000)]
    with closing(Staging()) as staging:
        staging.text.write_text("\n".join(["name,Python", *rows, f"zoe,{last}"]) + "\n")
        assert staging.load(2, ",", 2)
        assert staging.rows == 3001
        assert staging.counted(2) == said
        assert staging.all("select c1, coalesce(c2, '') from upload where row_no = 3002") == [
            ("zoe", last.strip('"'))
        ]
        assert staging.all("select c1, c2 from upload where row_no = 3") == [("p1", "4")]
