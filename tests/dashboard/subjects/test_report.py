"""The report of the demo team: short, and without a name unless it is wished; its files in a real
office program: no error, every page, and texts that stay in their boxes."""

import io
import os
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pypdf
import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE

from analytics.results import Selection
from analytics.study import Study
from dashboard.formats import SPACE
from dashboard.render.blocks import Fields
from dashboard.render.files import KINDS, Report
from dashboard.render.slides import WIDE
from dashboard.subjects import plan as plan_subject
from dashboard.subjects import sure, trends, why
from dashboard.subjects.report import Wanted, report
from dashboard.subjects.verify import read_back
from data.vocabulary import RefusedError, Viewer
from tests.dashboard.render import made
from tests.dashboard.render.reading import HOSTILE, records, slides, words_of
from tests.stores import rows_of, store_at
from tests.viewers.roles import said

Files = Callable[[str, int], bytes]
Reports = tuple[Report, Report]


MADE_AT = datetime(2026, 11, 26, 10, 0)


@pytest.fixture(scope="module")
def reports(demo: Path) -> Reports:
    """Of the demo team: as it is without names, and with names and what changed since a wave."""
    with store_at(demo) as store:
        study = Study(store, Selection())
        return (
            report(study, Wanted(assessed=True, made_at=MADE_AT)),
            report(study, Wanted(True, assessed=True, since="2026 spring", made_at=MADE_AT)),
        )


@pytest.fixture(scope="module")
def file(reports: Reports) -> Files:
    """Each of them in a format, made once."""
    return cache(lambda kind, number: KINDS[kind].render(reports[number]))


@pytest.fixture(scope="module")
def without(reports: Reports) -> Report:
    return reports[0]


def words(text: str) -> list[str]:
    """A number and its unit are one: a no-break space joins them."""
    return [word for word in re.split(r"[ \n]+", text) if word.strip()]


def test_the_paper_is_eight_pages_and_its_decision_two_hundred_and_fifty_words(
    without: Report, file: Files
) -> None:
    """Up to where the next section begins, whose title the first one has in its lead, too."""
    pages = pypdf.PdfReader(io.BytesIO(file("pdf", 0))).pages
    assert 4 < len(pages) <= 8
    first = " ".join(words(pages[0].extract_text()))
    brief, result, _ = first.rpartition(" ".join(words(without.sections[1].title)))
    assert result
    assert 100 < len(words(brief)) <= 250


def test_no_text_leaves_the_paper(without: Report, file: Files) -> None:
    """The long hash of a file ends on its page: none of its letters is below half an em."""
    hashes = [row["sha256"] for row in records(without.sections)["made"]["files"]]
    assert hashes
    ends = {}

    def see(text: str, page: list[float], at: list[float], _: object, size: float) -> None:
        for item in hashes:
            if item in text:
                before = text.index(item)
                left = at[4] * page[0] + page[4] + before * size / 2 * page[0]
                ends[item] = left + len(item) * size / 2 * at[0] * page[0]

    for paper in pypdf.PdfReader(io.BytesIO(file("pdf", 0))).pages:
        paper.extract_text(visitor_text=see)
        assert all(end < float(paper.mediabox.width) - 30 for end in ends.values())
    assert set(ends) == set(hashes)


def test_a_deck_is_ten_pages_of_sixty_words(reports: Reports, file: Files) -> None:
    """What is on every page, its foot and number, is not counted."""
    for at, item in enumerate(reports):
        pages = slides(file("pptx", at))
        assert 5 < len(pages) <= 10
        titles = [page.shapes.title.text for page in pages]
        assert len(titles) == len(set(titles))
        for number, page in enumerate(pages, start=1):
            body = [text for text in words_of(page) if text not in (item.subject, str(number))]
            assert "(continued)" not in " ".join(body)
            assert len(words(" ".join(body))) <= 60, (titles[number - 1], body)


@pytest.mark.parametrize(
    ("fields", "titles"),
    [
        (trends.REQUIREMENTS, "Skill; Scope; Level; Held then; Held now; Required now"),
        (sure.ASKS, "Skill; Level; Who; Today"),
        (sure.ASKS_BY_ROLE, "Skill; Level; Role; Unknown; Rated"),
        (sure.MUST_HAVES, "Must-have; Level; Scope; Due; Likely when due; 80 % likely by"),
        (why.DRIVERS, "Assumption; At; Net cost, as it stands; Net cost, planned anew"),
        (plan_subject.OPTIONS, "Option; Buys; Likely in place; First-year cash; Decide by"),
    ],
)
def test_a_table_on_a_slide_has_the_name_of_a_row_and_what_its_page_is_about(
    fields: Fields[Any], titles: str
) -> None:
    columns = fields.table("t", "", ()).for_outlet("pptx").columns
    assert len(columns) <= WIDE
    assert "; ".join(column.title for column in columns) == titles


def test_nobody_is_named_unless_it_is_wished(demo: Path, reports: Reports, file: Files) -> None:
    without, named = reports
    labels = rows_of(demo, "select label from person union select name from person_fact")
    people = {str(label) for (label,) in labels if label}

    def told(text: str) -> list[str]:
        return [name for name in people if name in text]

    assert told(said(without)) == []
    assert len(told(said(named))) > 30
    for kind in KINDS:
        off, on = ("\n".join(line.text for line in read_back(file(kind, at))[1]) for at in range(2))
        assert told(off) == [], kind
        assert told(on), kind


def test_names_to_who_may_not_see_people_and_unknown_sections_are_refused(demo: Path) -> None:
    viewer = Viewer("leader", None, people_visible=False)
    with store_at(demo) as store:
        study = Study(store.seen_by(viewer), Selection(viewer=viewer))
        with pytest.raises(RefusedError, match="sees groups of 5 and more only"):
            report(study, Wanted(people=True))
        for strange in ("money", "brief"):
            with pytest.raises(RefusedError, match=f"no section {strange}; there are changes"):
                report(Study(store, Selection()), Wanted(parts=("gaps", strange)))


def test_it_says_what_it_does_and_asks_only_for_what_is_wished(place: Path) -> None:
    """Three people, of whom one may be trained: explained, with one assumption at both ends."""
    texts: list[str] = []
    wanted = Wanted(explained=True, parts=("why", "depends"), numbers=1, made_at=MADE_AT)
    with store_at(place) as store:
        made = report(Study(store, Selection()), wanted, say=texts.append)
        brief = report(Study(store, Selection()), Wanted(parts=()), say=texts.append)
    assert texts == [
        "Measuring and planning",
        "Playing the plan through",
        "Explaining the plan by solving it again",
        "0 of 1 assumptions at both ends",
        "Which ratings to check first",
        "Measuring and planning",
        "Playing the plan through",
    ]
    assert [section.part for section in made.sections] == ["brief", "why", "depends", "made"]
    assert [section.key for section in brief.sections] == ["brief", "made"]
    assert made.subject == f"Core · now · 3{SPACE}people"


def test_a_report_speaks_neither_of_clicking_nor_of_pages_of_the_app(reports: Reports) -> None:
    """What only somebody in front of the app can do or see."""
    app = re.compile(r"\b([Cc]lick|[Pp]ress|[Tt]ick\b(?!:)|Strategy|Settings|Trends)\b|under “")
    for item in reports:
        assert app.findall(said(item.sections)) == []


ALWAYS_COMPUTE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""
"""Without it LibreOffice shows the values that a file carries."""


def computed(office: str, folder: Path, books: Sequence[Path]) -> list[Any]:
    """The workbooks with the values that LibreOffice computes, in the order given."""
    settings = folder / "profile" / "user"
    settings.mkdir(parents=True)
    (settings / "registrymodifications.xcu").write_text(ALWAYS_COMPUTE, encoding="utf-8")
    done = _converted(office, folder, "xlsx", books)
    return [load_workbook(done / book.name, data_only=True) for book in books]


ONLY = """<?xml version="1.0"?>
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias><family>Arial</family><prefer><family>{widest}</family></prefer></alias></fontconfig>
"""
"""Settings of a machine that has one folder of fonts."""
WIDEST = "DejaVu Sans"
"""What an office program takes for Arial where neither that nor Liberation Sans is installed."""


@dataclass(frozen=True)
class Line:
    """A line of text as it is printed: where it begins and its letters stand, inches from the left
    and the upper edge of the page."""

    text: str
    left: float
    base: float


def printed(office: str, folder: Path, decks: Sequence[Path]) -> list[list[list[Line]]]:
    """By deck the lines of each page that LibreOffice prints where `WIDEST` is the only font, in
    the profile that `computed` has made: a new one takes longer."""
    file = subprocess.run(
        ["fc-match", "--format=%{file}", WIDEST], check=True, capture_output=True, text=True
    ).stdout
    settings = folder / "fonts.conf"
    only = ONLY.format(fonts=Path(file).parent, cache=folder, widest=WIDEST)
    settings.write_text(only, encoding="utf-8")
    done = _converted(office, folder, "pdf", decks, FONTCONFIG_FILE=str(settings))
    files = [pypdf.PdfReader(done / f"{deck.stem}.pdf").pages for deck in decks]
    named: list[Any] = [page["/Resources"]["/Font"].values() for pages in files for page in pages]
    fonts = {font.get_object()["/BaseFont"] for page in named for font in page}
    assert all(WIDEST.replace(" ", "") in font for font in fonts), fonts
    return [[_lines(page) for page in pages] for pages in files]


def _lines(page: pypdf.PageObject) -> list[Line]:
    lines: list[Line] = []

    def see(text: str, page_at: list[float], at: list[float], *_: object) -> None:
        if text.strip():
            x, y = (at[4] * page_at[n] + at[5] * page_at[n + 2] + page_at[n + 4] for n in (0, 1))
            lines.append(Line(text, x / 72, (float(page.mediabox.height) - y) / 72))

    page.extract_text(visitor_text=see)
    return lines


def _converted(
    office: str, folder: Path, kind: str, files: Sequence[Path], **environment: str
) -> Path:
    done, profile = folder / "computed", (folder / "profile").as_uri()
    words = ("--headless", f"-env:UserInstallation={profile}", "--convert-to", kind, "--outdir")
    subprocess.run(
        [office, *words, str(done), *map(str, files)],
        check=True,
        capture_output=True,
        timeout=120,
        env={**os.environ, **environment},
    )
    return done


LATIN = HOSTILE[:6]
"""What runs from right to left is printed in an order of the program's own."""
NAMES = ("demo team", "demo team by name", "long words")


@dataclass(frozen=True)
class Opened:
    """The workbook as LibreOffice computes it, and each slide with the lines that it prints."""

    book: Any
    pages: list[tuple[Any, list[Line]]]


@pytest.fixture(scope="module")
def every(
    libreoffice: str, tmp_path_factory: pytest.TempPathFactory, file: Files
) -> dict[str, Opened]:
    folder = tmp_path_factory.mktemp("office")
    long = made.report((*LATIN, "Trust, Safety and Regulatory Compliance Engineering (EMEA)", "R"))
    for kind in ("xlsx", "pptx"):
        contents = (file(kind, 0), file(kind, 1), KINDS[kind].render(long))
        for name, content in zip(NAMES, contents, strict=True):
            (folder / f"{name}.{kind}").write_bytes(content)
    books, decks = ([folder / f"{name}.{kind}" for name in NAMES] for kind in ("xlsx", "pptx"))
    opened = zip(
        computed(libreoffice, folder, books),
        (Presentation(str(deck)).slides for deck in decks),
        printed(libreoffice, folder, decks),
        strict=True,
    )
    return {
        name: Opened(book, list(zip(own, pages, strict=True)))
        for name, (book, own, pages) in zip(NAMES, opened, strict=True)
    }


@pytest.mark.parametrize("name", NAMES)
def test_no_cell_is_an_error(name: str, every: dict[str, Opened]) -> None:
    cells = [cell for page in every[name].book for row in page.iter_rows() for cell in row]
    assert len(cells) > 100
    assert [(c.coordinate, c.value) for c in cells if c.data_type == "e"] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_text_leaves_its_box_in_the_widest_type(name: str, every: dict[str, Opened]) -> None:
    """Page by page, as the file has it, with the font of a machine without Arial."""
    assert len(every[name].pages) > 6
    for number, (slide, lines) in enumerate(every[name].pages, start=1):
        left = list(lines)
        for shape in slide.shapes:
            if shape.has_chart and shape.chart.chart_type == XL_CHART_TYPE.BAR_STACKED:
                for bar in map(squeezed, shape.chart.plots[0].categories):
                    assert any(squeezed(line.text) == bar for line in left), (number, bar)
            for text, end in boxes(shape):
                base = taken(left, text)[-1].base
                assert base <= end, f"slide {number}: {text} ends at {base:.2f}, not {end:.2f}"


def squeezed(text: str) -> str:
    return "".join(text.split())


def boxes(shape: Any) -> Iterator[tuple[str, float]]:
    """The texts of a shape, cell by cell, each with where its room ends, inches from the top."""
    if shape.has_text_frame:
        yield shape.text_frame.text, shape.top.inches + shape.height.inches
    elif shape.has_table:
        end = shape.top.inches
        for row in shape.table.rows:
            end += row.height.inches
            yield from ((cell.text, end) for cell in row.cells if cell.text.strip())


def taken(lines: list[Line], text: str) -> list[Line]:
    """Takes the lines of a text away. What comes before it is of a chart."""
    rest, own = squeezed(text), list[Line]()
    while rest:
        line = lines.pop(0)
        if rest.startswith(squeezed(line.text)):
            rest = rest.removeprefix(squeezed(line.text))
            own.append(line)
        else:
            assert not own, f"{text}: found {own}, then {line}"
    return own
