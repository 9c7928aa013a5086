"""Numbers, names and labels as the reader sees them, and what is said while work goes on."""

from datetime import date

import pytest

from dashboard import formats as f
from dashboard.charts.base import CONFIG, safe, short, unique
from dashboard.components.text import plain
from dashboard.details import isolated
from dashboard.formats import Watch
from dashboard.render.blocks import written
from data.vocabulary import grouped


def test_percent() -> None:
    shares = {0.0: "0 %", 0.714: "71 %", 1.0: "100 %", 0.999: "99 %", 0.002: "1 %"}
    assert [f.percent(share).replace(f.SPACE, " ") for share in shares] == [*shares.values()]


MONEY = {
    0: "$ 0",
    950: "$ 950",
    999.6: "$ 1 k",
    9_400: "$ 9.4 k",
    9_960: "$ 10 k",
    148_230: "$ 148 k",
    999_499: "$ 999 k",
    999_500: "$ 1 M",
    1_240_000: "$ 1.24 M",
    -5_000: "−$ 5 k",
    12_345_678: "$ 12.3 M",
    123_456_789: "$ 123 M",
    999_600_000: "$ 1 B",
    2_340_000_000_000: "$ 2.34 T",
    1_234_567e12: "$ 1 234 567 T",
}


def test_money() -> None:
    assert {n: f.money(n).replace(f.SPACE, " ") for n in MONEY} == MONEY


def test_money_of_another_currency_and_exact() -> None:
    assert f.money(2_000, "EUR") == "€ 2 k".replace(" ", f.SPACE)
    assert f.money(2_000, "CHF") == "CHF 2 k".replace(" ", f.SPACE)
    assert f.money_exact(148_230.4) == "$ 148 230".replace(" ", f.SPACE)


def test_ranges_weeks_and_dates() -> None:
    assert f.coverage_range(0.71, 0.77) == "71 to 77 %".replace(" %", f.SPACE + "%")
    assert f.coverage_range(0.71, 0.712) == f.percent(0.71)
    assert f.weeks(13.4) == f"14{f.SPACE}weeks"
    assert f.weeks(1.0) == f"1{f.SPACE}week"
    assert f.day(date(2027, 6, 30)) == f"30{f.SPACE}Jun{f.SPACE}2027"
    assert f.month(date(2027, 6, 30)) == f"Jun{f.SPACE}2027"
    assert f.week_day(date(2026, 10, 15), 289 / 7) == date(2027, 7, 31)


def test_no_number_is_read_as_another_where_the_comma_is_the_decimal_sign() -> None:
    texts = {
        "1_234_568": f.number(1_234_567.8),
        "1_288_h": f.hours(1_288),
        "$_888_068": f.money_exact(888_068.4),
        "2_300_rows": f.count(2_300, "row"),
        "112_590": f.entered(112_590.0),
        "2.5": f.decimal(2.5),
        "112_591": written(112_590.75, "number"),
        "10.5": written(10.5, "decimal"),
        "€_1_234_567": written(1_234_567.0, "money", "EUR"),
        "1_234.6": grouped(1_234.56, 1),
    }
    assert [said.replace(f.SPACE, "_") for said in texts.values()] == [*texts]


def test_words() -> None:
    assert f.count(1, "person", "people") == f"1{f.SPACE}person"
    assert f.count(1200, "skill") == f"1{f.SPACE}200{f.SPACE}skills"
    assert f.joined(["a", "b", "c"]) == "a, b and c"
    assert f.joined(["a", "b", "c", "d", "e", "f"]) == "a, b, c and 3 more"
    assert f.joined([]) == ""
    assert f.joined(["a"]) == "a"


FIRST, LAST = "\u2068", "\u2069"
ADA, SAMI = "עדה כהן", "سامي"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ana 3 of 5", "Ana 3 of 5"),
        (f"{ADA} 3 of 5", f"{FIRST}{ADA}{LAST} 3 of 5"),
        (f"{ADA}, {SAMI} (2)", f"{FIRST}{ADA}{LAST}, {FIRST}{SAMI}{LAST} (2)"),
        ("ד. בן-דוד: 4", f"{FIRST}ד. בן-דוד{LAST}: 4"),
        ("Ana\u202eB 3", f"Ana{FIRST}\u202e{LAST}B 3"),
        (f"{LAST}{ADA} 3", f"{FIRST}{ADA}{LAST} 3"),
    ],
    ids=["latin", "number", "list", "initial", "override", "forged end"],
)
def test_a_run_stands_alone(text: str, shown: str) -> None:
    assert isolated(text) == shown
    assert isolated(shown) == shown, "once is enough"


def test_pages_and_charts_isolate() -> None:
    assert plain(f"{ADA} 3") == f"{FIRST}{ADA}{LAST} 3"
    assert safe(f"<{ADA}> 3") == f"&lt;{FIRST}{ADA}{LAST}&gt; 3"


def test_rows_and_the_time_that_is_left() -> None:
    now = [0.0]
    watch = Watch(lambda: now[0])
    assert watch.sentence("Reading the file", 0, 0) == "Reading the file"
    now[0] = 10.0
    assert watch.sentence("Storing answers", 0, 1000) == "Storing answers: 0 of 1\u00a0000 rows"
    now[0] = 12.0
    assert watch.sentence("Storing answers", 100, 1000) == "Storing answers: 100 of 1\u00a0000 rows"
    now[0] = 20.0  # 250 rows in 10 s, so 750 in 30 s
    assert watch.sentence("Storing answers", 250, 1000).endswith("rows, about 30 s left")
    now[0] = 110.0  # 500 in 100 s
    assert watch.sentence("Storing answers", 500, 1000).endswith("about 2 min left")
    assert (
        watch.sentence("Storing answers", 1000, 1000)
        == "Storing answers: 1\u00a0000 of 1\u00a0000 rows"
    )
    assert (watch.share("x", 1, 4), watch.share("x", 5, 4), watch.share("x", 5, 0)) == (0.25, 1, 0)


def test_labels() -> None:
    assert CONFIG["showSendToCloud"] is False  # no chart offers to send itself away
    assert short("Retrieval-augmented generation", 22) == "Retrieval-augmented…"
    assert short("SQL", 22) == "SQL"
    assert safe("<script>") == "&lt;script&gt;"
    assert len(set(unique(["a", "a", "b"]))) == 3
