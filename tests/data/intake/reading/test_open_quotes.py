"""A stray quotation mark takes the rows below it into one cell: refused, with its row."""

from __future__ import annotations

import pytest

from data.intake.reading.read import read
from data.vocabulary import RefusedError

HEAD = "Name,Python,SQL\nAnn,3,2\n"
BELOW = "".join(f"Person {i},{i % 5},2\n" for i in range(60))


@pytest.mark.parametrize(
    "rows",
    [
        'Bob,"4,5\nCy,3,3\n',
        'Bob,"4,5\n' + BELOW,
        'Bob,"4,5\n' + BELOW + 'Dora,1",2\nEve,2,2\n',
        '\nBob,"4,5\n' + BELOW,
    ],
)
def test_rows_inside_of_a_cell_are_refused(rows: str) -> None:
    with pytest.raises(RefusedError, match=r"In row [34] a quotation mark opens.*“Python”"):
        read((HEAD + rows).encode())


@pytest.mark.parametrize(
    "comment",
    [
        "Fine, thanks\nbut, well, slow",
        "Fine\nPython, 3 years\nSQL, 2 years",
        "one\ntwo\n\nthree",
    ],
)
def test_a_comment_of_several_lines_is_a_cell(comment: str) -> None:
    (table,) = read(f'Name,Python,Comment\nAnn,3,"{comment}"\nBob,4,\n'.encode())
    assert table.column(3).to_pylist() == [comment, ""]
