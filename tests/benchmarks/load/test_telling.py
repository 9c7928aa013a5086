"""The lines of a load: medians, late ones and growth, by page and by role."""

from benchmarks.load.telling import by_page_and_role, errors, memory
from benchmarks.load.visiting import Seen


def test_each_page_and_each_role_has_a_line() -> None:
    seen = Seen()
    for whole, role in ((1.0, "lead"), (3.0, "lead"), (2.0, "member")):
        seen.note("gaps", role, whole, whole / 2)
    seen.note("", "member", 0.5, 0.25)
    assert list(by_page_and_role(seen)) == [
        "load, page where one arrives: 1 answers, whole p50 0.50 s, p95 0.50 s, longest 0.5 s; "
        "its finding p50 0.25 s, p95 0.25 s, longest 0.2 s",
        "load, page gaps: 3 answers, whole p50 2.00 s, p95 3.00 s, longest 3.0 s; "
        "its finding p50 1.00 s, p95 1.50 s, longest 1.5 s",
        "load, role lead: 2 answers, whole p50 2.00 s, p95 3.00 s, longest 3.0 s; "
        "its finding p50 1.00 s, p95 1.50 s, longest 1.5 s",
        "load, role member: 2 answers, whole p50 1.25 s, p95 2.00 s, longest 2.0 s; "
        "its finding p50 0.62 s, p95 1.00 s, longest 1.0 s",
    ]


def test_growth_is_counted_from_the_first_fifth_on() -> None:
    looks = [[100.0], [200.0], [300.0], [240.0], [230.0], [220.0]]
    assert list(memory(looks)) == [
        "load, memory of replica 1: 100 MB at the start, after each fifth of the time "
        "200, 300, 240, 230, 220 MB (+10.0% since the first), 300 MB at the most"
    ]


def test_equal_errors_are_one_line() -> None:
    seen = Seen(errors=["gaps: no answer", "mine: gone", "gaps: no answer"])
    assert list(errors(seen)) == [
        "error, met 2 times: gaps: no answer",
        "error, met 1 times: mine: gone",
    ]
