"""What is said of an import that runs."""

from __future__ import annotations

from dashboard.progress import Watch


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
