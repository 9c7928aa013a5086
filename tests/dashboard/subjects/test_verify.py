"""A report proves itself: made again from the store it is the same, changed it is not."""

import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from analytics.results import Selection
from analytics.strategy.scenario.scenario import Scenario
from analytics.study import Study
from dashboard.cli import main
from dashboard.formats import money_exact
from dashboard.render.data import as_csv
from dashboard.render.files import KINDS, FileKind, Report
from dashboard.subjects.report import PARTS, Wanted, from_line, recipe, report
from dashboard.subjects.verify import verify
from data.store.database import Database
from data.vocabulary import RefusedError, Viewer
from tests.dashboard.opening import plain
from tests.dashboard.render.reading import records
from tests.shell import Shell
from tests.stores import store_at

MADE_AT = datetime(2026, 11, 26, 10, 0)
ASKED = Selection(team="Platform")
WISHED = Scenario(name='Two, "so called"', budget=150_000.0, deadline_weeks=26.0)


@pytest.fixture(scope="module")
def store(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    place = tmp_path_factory.mktemp("verify") / "demo.duckdb"
    shutil.copyfile(demo, place)
    with store_at(place) as database:
        yield database


@pytest.fixture(scope="module")
def made(store: Database) -> Report:
    return report(Study(store, ASKED, WISHED), Wanted(made_at=MADE_AT))


@pytest.fixture(scope="module")
def files(made: Report) -> dict[str, bytes]:
    return {kind: how.render(made) for kind, how in KINDS.items()}


@pytest.fixture
def remade(made: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report that the store gives, without solving its plan once more for each format."""
    monkeypatch.setattr("dashboard.subjects.verify.report", lambda *args, **more: made)


@pytest.mark.usefixtures("remade")
@pytest.mark.parametrize("kind", KINDS)
def test_every_format_reads_back(
    kind: str, files: dict[str, bytes], made: Report, store: Database
) -> None:
    """From the file itself: texts, or in a workbook the numbers."""
    result = verify(store, files[kind])
    assert (result.kind, result.differences) == (kind, ())
    assert (result.software, result.made_at) == ("Skillmix 0.1.0", MADE_AT)
    assert result.lines > 100


def changed(content: bytes, before: str, after: str) -> bytes:
    """The file with a text replaced, also within the parts of an archive."""
    if not content.startswith(b"PK"):
        assert before.encode() in content
        return content.replace(before.encode(), after.encode())
    buffer, result = io.BytesIO(), 0
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(buffer, "w") as kept:
        for name in made.namelist():
            part = made.read(name)
            result += part.count(before.encode())
            kept.writestr(name, part.replace(before.encode(), after.encode()))
    assert result
    return buffer.getvalue()


def cost(made: Report) -> float:
    return float(records(made.sections)["plan"]["figures"][3]["value"])


@pytest.fixture
def made_once(remade: None, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """Its files, too: that they are the same bytes each time is tested with the renderers."""
    by_ending = {KINDS[kind].ending: content for kind, content in files.items()}
    monkeypatch.setattr(FileKind, "render", lambda kind, report: by_ending[kind.ending])


@pytest.mark.usefixtures("made_once")
@pytest.mark.parametrize("kind", ["pptx", "html", "xlsx", "csv", "json"])
def test_a_changed_number_is_found_with_its_place(
    kind: str, files: dict[str, bytes], made: Report, store: Database
) -> None:
    written = money_exact(cost(made))
    if kind == "json":  # which has plain spaces
        written = plain(written)
    result = verify(store, changed(files[kind], written, "less"))
    assert not result.same
    first = result.differences[0]
    assert "less" in first.file
    assert "less" not in first.store
    assert first.place


@pytest.mark.usefixtures("made_once")
def test_a_changed_number_that_no_text_repeats_is_found(
    files: dict[str, bytes], made: Report, store: Database
) -> None:
    """A cell of a workbook, and the number behind a bar of a slide's chart."""
    total = cost(made)
    result = verify(store, changed(files["xlsx"], f"<v>{total:.16G}</v>", "<v>1</v>"))
    assert "sheet Plan" in [difference.place for difference in result.differences]
    cash = records(made.sections)["money"]["by_month"][0]["train"]
    assert cash
    result = verify(store, changed(files["pptx"], f"<c:v>{cash!r}</c:v>", "<c:v>1</c:v>"))
    assert any("Train, cash | 1.0" in difference.file for difference in result.differences)


def test_a_changed_store_says_something_else(place: Path, shell: Shell) -> None:
    file = shell.folder / "report.zip"
    shell("report", "--format", "csv", "--out", file, "--no-assess")
    assert shell.json("verify", file)["same"] is True
    edited = "key,low,likely,high\nhire.recruiting_cost,1,2,3\n"
    shell("load", "assumptions", shell.file("assumptions.csv", edited))
    document = json.loads(shell.at(place)("verify", file, "--json", code=1))
    assert document["same"] is False
    assert document["lines"] > len(document["differences"]) > 0
    assert any("hire.recruiting_cost" in item["file"] for item in document["differences"])


def test_what_could_not_be_looked_at_is_no_difference(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A crontab writes anew on 1, and not where the store is in use or the file is none."""
    copied, other = tmp_path / "demo.duckdb", tmp_path / "other.csv"
    shutil.copyfile(demo, copied)
    assert main(["--database", str(copied), "verify", str(tmp_path / "none.pdf")]) == 2
    assert "There is no file" in capsys.readouterr().err
    other.write_bytes(b"person,Python\nA,3\n")
    assert main(["--database", str(copied), "verify", str(other)]) == 2
    assert "not a report" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["verify", "--help"])
    assert "2: it could not look" in capsys.readouterr().out


def test_what_is_no_report_is_refused_in_a_sentence(store: Database) -> None:
    for content, text in {
        b"": "not a report",
        b"%PDF-1.7\nnothing": "cut off|recipe",
        b"PK\x03\x04 nothing": "cut off",
        b'{"a": 1}': "recipe",
        b"<!doctype html><p>hello": "recipe",
        b"section,table,row,column,value,printed\n": "not a report",
    }.items():
        with pytest.raises(RefusedError, match=text):
            verify(store, content)


def test_a_part_of_a_report_is_refused(
    files: dict[str, bytes], made: Report, store: Database
) -> None:
    with pytest.raises(RefusedError, match="single CSV table carries no recipe"):
        verify(store, as_csv(made, "plan.actions"))
    for kind in ("pptx", "xlsx"):
        with pytest.raises(RefusedError, match="cut off"):
            verify(store, files[kind][: len(files[kind]) // 2])


def test_a_recipe_comes_back_from_its_line(made: Report) -> None:
    today = replace(ASKED, today=date(2026, 10, 15))
    asked = Wanted(made_at=MADE_AT, assessed=False, numbers=0)
    assert from_line(made.recipe) == (today, WISHED, asked)
    named = Viewer(teams=("Platform",), people_visible=False, smallest_group=7)
    selection = replace(today, viewer=named, pseudonyms=True, today=date(2027, 1, 1))
    wanted = Wanted(True, True, True, "spring", PARTS[:1], "a = 'ü\\n\"'\n", MADE_AT, 7)
    line = recipe(selection, Scenario(), wanted)
    assert from_line(line) == (selection, Scenario(), wanted)
    assert line.isascii()
    for broken in (line[:-9], line.replace("fused", "best"), line.replace("2027-01", "2027-99")):
        with pytest.raises(RefusedError, match="cut or changed"):
            from_line(broken)
