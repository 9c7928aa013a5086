"""What stands on which page of a deck: tables are broken in equal parts, or say what is left."""

from __future__ import annotations

import pytest

from dashboard.reports.content import Column, Table
from dashboard.reports.slides.blocks import Chapter, Picture, Told
from dashboard.reports.slides.flow import APART, BEGINS, Page, pages
from dashboard.reports.slides.page import BODY_BOX
from dashboard.reports.slides.tables import heights, widths


def table(rows: int, empty: str = "") -> Table:
    return Table(
        "t",
        (Column("Skill"), Column("Short", "count")),
        tuple(("Python", "1") for _ in range(rows)),
        empty=empty,
    )


def chapter(*blocks: Told | Picture, title: str = "Title") -> Chapter:
    return Chapter(title, "", blocks, ())


def rows(found: list[Page]) -> list[list[int]]:
    return [[len(item.rows) for item in page.items] for page in found]


def fitting() -> int:
    """Rows of such a table that a page holds."""
    head, tall = heights(table(1), BODY_BOX.width, 10.0)
    return int((BODY_BOX.height - head) / tall[0])


def test_short_chapters_share_a_page() -> None:
    found = pages([chapter(Told(table(3))), chapter(Told(table(2)), title="Next")])
    assert rows(found) == [[3, 2]]
    begins = found[0].items[1].begins
    assert begins is not None
    assert begins.title == "Next"


def test_what_fits_on_a_page_is_not_broken() -> None:
    most = fitting()
    assert rows(pages([chapter(Told(table(3)), Told(table(most)))])) == [[3], [most]]


def test_a_longer_table_is_broken_in_equal_parts() -> None:
    count = 2 * fitting() - 4
    (first,), (second,) = rows(pages([chapter(Told(table(count), pages=2))]))
    assert first + second == count
    assert abs(first - second) <= 1


def test_a_table_that_has_no_more_pages_says_what_is_left() -> None:
    count = 5 * fitting()
    found = pages([chapter(Told(table(count), pages=2))])
    assert len(found) == 2
    told = sum(len(page.items[0].rows) for page in found)
    assert found[1].items[0].left == count - told > 0
    assert found[1].used() <= BODY_BOX.height


def test_one_page_for_a_long_table_may_be_the_rest_of_a_page() -> None:
    ((begun, told),) = rows(pages([chapter(Told(table(6)), Told(table(99)))]))
    assert begun == 6
    assert 4 < told < fitting()


def test_a_picture_that_lacks_room_begins_a_page() -> None:
    half = Picture(BODY_BOX.height / 2, lambda slide, box: None)
    assert len(pages([chapter(half, half)])) == 2
    low = Picture((BODY_BOX.height - APART - BEGINS) / 2, lambda slide, box: None)
    assert len(pages([chapter(low), chapter(low)])) == 1


def test_an_empty_table_says_its_sentence_or_is_left_out() -> None:
    assert pages([chapter(Told(table(0)))]) == []
    assert rows(pages([chapter(Told(table(0, "Nothing is short.")))])) == [[0]]


def test_columns_of_numbers_take_what_short_names_leave() -> None:
    text, number = widths(table(1), 10.0, 10.0)
    assert text + number == pytest.approx(10.0)
    assert number == pytest.approx(1.6)  # twice its 0.8 inches


def test_no_word_is_broken_where_another_column_has_room() -> None:
    """ "Misinformation" takes about an inch of 10 points; half of a tenth of 10 inches is less."""
    columns = (Column("Skill", share=0.5), Column("Why", share=9.5))
    found = widths(Table("t", columns, (("Misinformation", "a"),)), 10.0, 10.0)
    assert found[0] > 1.0
    assert sum(found) == pytest.approx(10.0)


def test_a_chapter_is_not_torn_where_the_page_before_it_is_full_enough() -> None:
    most = fitting()
    torn = chapter(Told(table(3)), Told(table(most - 1)))
    assert len(rows(pages([chapter(Told(table(most - 9))), torn]))[0]) == 1
    assert len(rows(pages([chapter(Told(table(4))), torn]))[0]) == 2
