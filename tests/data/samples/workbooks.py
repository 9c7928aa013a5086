"""XLSX, XLS and ODS files of table readers."""

from dataclasses import replace

from tests.data.samples.kinds import Sample, under


def _workbook(name: str, what: str, rows: int | None, sheet: str = "", **said: object) -> Sample:
    encoding = name.rsplit(".", 1)[1]
    sample = Sample(name, what, rows, encoding=encoding, delimiter="", sheet=sheet)
    return replace(sample, **said)  # type: ignore[arg-type]


WORKBOOKS = (
    *under(
        "frictionless",
        _workbook("cast-int-to-string-issue-1251.xlsx", "A to E over codes", 2, "Feuille1"),
        _workbook("issue-312.xlsx", "Rows shorter and longer than the header", 4, "invalid"),
        # three title lines, three header rows, notes below: how many rows is a matter of taste
        _workbook("issue-320.xlsx", "Hunger by region, merged cells", None),
        _workbook("merged-cells-boolean.xls", "One merged cell", None, says="No sheet"),
        _workbook("merged-cells.xlsx", "One merged cell", None, says="No sheet"),
        _workbook("number-format-multicode.xlsx", "Three decimals", 3, "Sheet1"),
        _workbook("preserve-formatting.xlsx", "Numbers and dates in many formats", 1, "Sheet1"),
        _workbook("sheet2.xlsx", "Ids and names; the first sheet is empty", 2, "Sheet2"),
        _workbook("table-output.ods", "Ids and names", 2, "Sheet 1"),
        _workbook("table-with-booleans.xls", "True and false", 2, "Лист1"),
        _workbook("table-with-ints-floats-dates.xls", "Years, decimals, dates", 3, "Лист1"),
        _workbook("table.xlsx", "Ids and names; the second sheet has no header", 2, "Лист1"),
    ),
    *under(
        "readxl",
        _workbook("blanks.xlsx", "x and y with gaps, on three sheets", 2, "different_rows"),
        _workbook("dates-1900-LibreOffice.xlsx", "One row of dates", None, says="No sheet"),
        # four lines of notes above and four below, on two sheets
        _workbook("deaths.xlsx", "Ten people who died", 10, "arts"),
        _workbook("iris-google-doc.xlsx", "Measures of flowers", 150, "iris"),
        _workbook("missing-first-column.xlsx", "1, 2, 3 in the second column", 2, "Sheet1"),
        _workbook("names-need-repair-xlsx.xlsx", "Headers twice, empty and odd", 2, "Sheet1"),
        # the first row is the header all the same
        _workbook("unnamed-duplicated-columns.xlsx", "Two empty, one twice", 2, "Sheet1"),
        _workbook("vietnamese-utf8.xlsx", "Kinds of soil in Vietnamese", 6, "Sheet1"),
        # the one that is blank is no row
        _workbook("whitespace-xlsx.xlsx", "Cells of spaces and TABs", 5, "whitespace"),
    ),
    *under(
        "unpivotr",
        _workbook("purpose.xlsx", "Counts of people, in many arrangements", None),
        # marks become levels only by a mapping
        _workbook("worked-examples.xlsx", "School marks", None, says="Are these skills"),
    ),
)
