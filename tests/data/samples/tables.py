"""Frameworks, statistics, test files of table readers: real tables, none of them ratings."""

from tests.data.samples.kinds import Sample, plain, under, workbook

FRAMEWORKS = (
    Sample("dcwf-ai/dcwf51_ai_data_roles.csv", 619),
    # newlines and HTML in cells
    Sample("ddat-skills/seeds.csv", 188),
    Sample("esco-ai/esco_skills_ai_ml.csv", 248),
    *under(
        "onet-skills",
        # levels and importance that occupations need: nobody answered
        Sample("onet29_skills_data_software_occupations.csv", 1050),
        Sample("onet29_skills_data_software_occupations.tsv", 1050, delimiter="\t"),
        workbook("Scales Reference.xlsx", 29, "Scales Reference"),
        Sample("Read Me.txt", None, says=""),
    ),
    Sample(
        "hr-attrition/WA_Fn-UseC_-HR-Employee-Attrition.csv",
        1470,
        encoding="utf-8-sig",
        says="satisfaction",
    ),
    # neither is a skill
    Sample("krippendorff/krippendorff_canonical.csv", 12),
    *under(
        "pingouin",
        *plain(32, "icc"),
        *plain(150, "cronbach_alpha"),
        Sample("cronbach_wide_missing.csv", 12, encoding="utf-8-sig"),
    ),
)
DIALECTS = (
    *under(
        "clevercsv",
        *plain(53, "airedale"),
        # quotes escaped by backslashes
        *plain(100, "imdb"),
        Sample("milk.csv", 379, delimiter="\t"),
    ),
    *under(
        "commonscsv",
        *plain(2, "csv-141", "csv-254", "psql"),
        *plain(3, "japanese"),
        *plain(4, "emoji"),
        *plain(6, "sample1"),
        Sample("bom.csv", 251, encoding="utf-8-sig"),
    ),
    *under(
        "csv-spectrum",
        *plain(1, "comma_in_quotes", "simple", "simple_crlf"),
        *plain(2, "empty", "empty_crlf", "escaped_quotes", "quotes_and_newlines", "utf8"),
        *plain(3, "newlines", "newlines_crlf"),
        Sample("json.csv", 1, says="hold JSON"),
    ),
    *under(
        "csvw",
        *plain(1, "test152", "test157"),
        *plain(2, "test158"),
        *plain(3, "test009"),
        *plain(5, "test155"),
        *plain(6, "test007"),
        *plain(8, "test001"),
        *plain(12, "test005"),
    ),
    *under(
        "univocity",
        *plain(1, "escape"),
        *plain(4, "multi_schema"),
        # a sentence and blank lines above the header, a comment and blank lines below
        *plain(15, "essential", "essential-dos", "essential-mac"),
        # decimal commas, quotes escaped by backslashes
        Sample("european.csv", 5, delimiter=";"),
    ),
)
FRICTIONLESS = under(
    "frictionless",
    Sample("accent.csv", 2, delimiter=";"),
    Sample("bom.csv", 2, encoding="utf-8-sig"),
    Sample("chunk3.csv", None, says="no row of answers"),
    Sample("delimiter.csv", 2, delimiter=";"),
    Sample("empty.csv", None, says="is empty"),
    Sample("issue-1009-semicolon.csv", 1, delimiter=";"),
    # a column named timestamp makes no Google form
    Sample("issue-1100.csv", 2, delimiter=";"),
    Sample("issue-1232.csv", 5, delimiter=";"),
    Sample("table-delimiter.csv", 2, delimiter=";"),
    # decimal commas
    Sample("table-with-accents.csv", 638, encoding="cp1252", delimiter=";"),
    Sample("table.tsv", 3, delimiter="\t"),
    Sample("without-rows.csv", None, says="no row of answers"),
    *plain(1, "ascii", "chunk2", "issue-991"),
    *plain(2, "Table With Data", "blank-headers", "blank-rows-no-fields"),
    *plain(2, "countries-truefalsevalues", "duplicate-headers", "issue-825", "issue-844"),
    *plain(2, "package-dialect-no-header", "skip-blank-at-the-end", "table", "table-reverse"),
    *plain(2, "without-headers-extra"),
    *plain(3, "data2", "escaping", "invalid", "issue-1004-data2", "issue-1109", "leading-zeros"),
    *plain(3, "skip-rows", "structure-errors", "table-limits", "transform"),
    *plain(4, "matrix-with-comment", "schema-errors", "timezone-with-id"),
    *plain(5, "capitals", "country-1", "country-3", "doublequote", "nested-invalid"),
    *plain(5, "table-infer-utf8"),
    *plain(6, "transform-groups"),
    *plain(7, "table-infer-missing-values"),
    *plain(9, "analysis-data", "unique-field"),
    *plain(10, "capital-invalid"),
    *plain(12, "issue-1066-smallcellsize"),
    *plain(199, "table-infer-increase-limit"),
)
WORKBOOKS = (
    *under(
        "frictionless",
        workbook("cast-int-to-string-issue-1251.xlsx", 2, "Feuille1"),
        workbook("issue-312.xlsx", 4, "invalid"),
        # three title lines, three header rows, notes below: how many rows is a matter of taste
        workbook("issue-320.xlsx", None),
        workbook("merged-cells-boolean.xls", None, says="No sheet"),
        workbook("merged-cells.xlsx", None, says="No sheet"),
        workbook("number-format-multicode.xlsx", 3, "Sheet1"),
        workbook("preserve-formatting.xlsx", 1, "Sheet1"),
        workbook("sheet2.xlsx", 2, "Sheet2"),
        workbook("table-output.ods", 2, "Sheet 1"),
        workbook("table-with-booleans.xls", 2, "Лист1"),
        workbook("table-with-ints-floats-dates.xls", 3, "Лист1"),
        workbook("table.xlsx", 2, "Лист1"),
    ),
    *under(
        "readxl",
        workbook("blanks.xlsx", 2, "different_rows"),
        workbook("dates-1900-LibreOffice.xlsx", None, says="No sheet"),
        # four lines of notes above and four below, on two sheets
        workbook("deaths.xlsx", 10, "arts"),
        workbook("iris-google-doc.xlsx", 150, "iris"),
        workbook("missing-first-column.xlsx", 2, "Sheet1"),
        workbook("names-need-repair-xlsx.xlsx", 2, "Sheet1"),
        # the first row is the header all the same
        workbook("unnamed-duplicated-columns.xlsx", 2, "Sheet1"),
        workbook("vietnamese-utf8.xlsx", 6, "Sheet1"),
        # the one that is blank is no row
        workbook("whitespace-xlsx.xlsx", 5, "whitespace"),
    ),
    *under(
        "unpivotr",
        workbook("purpose.xlsx", None),
        # marks become levels only by a mapping
        workbook("worked-examples.xlsx", None, says="Are these skills"),
    ),
)
