"""A small spreadsheet: computes every formula of a workbook anew, knowing the few functions used.

It reads formulas only; values that the file carries for them are not looked at.
"""

from __future__ import annotations

import ast
import io
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from openpyxl import load_workbook  # type: ignore[import-untyped]

_CELL = re.compile(r"(?:'([^']+)'!)?\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?")
_TEXT = re.compile(r'"[^"]*"')


class Spreadsheet:
    """Cells of a workbook; `value` computes one, `put` changes a number first."""

    def __init__(self, content: bytes) -> None:
        self._book = load_workbook(io.BytesIO(content))
        self._done: dict[tuple[str, str], Any] = {}

    def put(self, sheet: str, cell: str, number: float) -> None:
        """Enter a number, as a reviewer would."""
        self._book[sheet][cell] = number
        self._done.clear()

    def value(self, sheet: str, cell: str) -> Any:
        """What a cell shows."""
        if (sheet, cell) not in self._done:
            held = self._book[sheet][cell].value
            if isinstance(held, str) and held.startswith("="):
                held = self._compute(sheet, held[1:])
            self._done[sheet, cell] = held
        return self._done[sheet, cell]

    def formulas(self) -> list[tuple[str, str]]:
        """Every cell that computes."""
        return [
            (page.title, cell.coordinate)
            for page in self._book
            for row in page.rows
            for cell in row
            if cell.data_type == "f"
        ]

    def where(self, sheet: str, text: str) -> int:
        """The row, from 1, whose first four cells hold a text."""
        return next(
            number
            for number, row in enumerate(self._book[sheet].rows, start=1)
            if any(cell.value == text for cell in row[:4])
        )

    def _compute(self, sheet: str, formula: str) -> Any:
        code, cells = "", []
        for part in re.split(f"({_TEXT.pattern})", formula):
            if part.startswith('"'):
                code += part
                continue

            def read(match: re.Match[str]) -> str:
                cells.append(match)
                return f"_read({len(cells) - 1})"

            part = _CELL.sub(read, part)
            code += re.sub(r"(?<![<>])=", "==", part)

        def found(number: int) -> Any:
            return self._range(sheet, cells[number])

        names = {
            "_read": found,
            "ROUND": _round,
            "SUM": _sum,
            "MIN": min,
            "MAX": max,
            "ABS": abs,
            "AND": lambda *all_of: all(all_of),
            "SUMIFS": _sumifs,
            "COUNTIF": lambda cells, text: cells.count(text),
        }
        tree = ast.fix_missing_locations(_Lazy().visit(ast.parse(code, mode="eval")))
        return eval(compile(tree, formula, "eval"), {"__builtins__": {}}, names)

    def _range(self, sheet: str, match: re.Match[str]) -> Any:
        page, column, row, last_column, last_row = match.groups()
        page = page or sheet
        if last_column is None:
            return self.value(page, f"{column}{row}")
        area = self._book[page][f"{column}{row}:{last_column}{last_row}"]
        return [self.value(page, cell.coordinate) for line in area for cell in line]


class _Lazy(ast.NodeTransformer):
    """IF(a, b, c) computes only the branch that it takes."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id == "IF":
            return ast.IfExp(*node.args)
        return node


def _round(number: float, digits: int) -> float:
    """Half away from zero on the 15 digits that a spreadsheet shows."""
    exact = Decimal(f"{number:.15g}").quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return float(exact)


def _sum(*cells: Any) -> float:
    listed = [one for part in cells for one in (part if isinstance(part, list) else [part])]
    return sum(one for one in listed if isinstance(one, (int, float)))


def _sumifs(cells: list[Any], keys: list[Any], wanted: Any) -> float:
    return sum(value for value, key in zip(cells, keys, strict=True) if key == wanted)
