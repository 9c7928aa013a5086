"""Small files made to try a table reader on."""

from tests.data.samples.kinds import Sample, plain, under

_IDS = "Ids and names: who, and nothing about skill"
FRICTIONLESS = under(
    "frictionless",
    Sample("accent.csv", "Charging stations, ; and accents", 2, delimiter=";"),
    Sample("analysis-data.csv", "Pupils; interest is in college, True and False", 9),
    Sample("blank-headers.csv", "A header without a name; ages", 2),
    Sample("bom.csv", _IDS, 2, encoding="utf-8-sig"),
    Sample("capital-invalid.csv", "Capitals, one header twice, a line too long", 10),
    Sample("chunk3.csv", "One line, so a header without answers", None, says="no row of answers"),
    Sample("delimiter.csv", _IDS, 2, delimiter=";"),
    Sample("duplicate-headers.csv", "Three columns called id, and ages", 2),
    Sample("empty.csv", "Nothing at all", None, says="is empty"),
    Sample("invalid.csv", "Rows shorter and longer than the header", 3),
    Sample("issue-1009-semicolon.csv", "One row of text with ;", 1, delimiter=";"),
    # a column named timestamp makes no Google form
    Sample("issue-1100.csv", "An id and a time", 2, delimiter=";"),
    Sample("issue-1109.csv", "Quoted cells with a space before the quote", 3),
    Sample("issue-1232.csv", "Municipalities with codes that lead with zeros", 5, delimiter=";"),
    Sample("matrix-with-comment.csv", "f1 to f4 over numbers, a comment above the header", 4),
    Sample("skip-blank-at-the-end.csv", "test1 and test2, a comment among the rows stays one", 2),
    Sample("skip-rows.csv", "A comment above the header and one below, which stays a row", 3),
    Sample("structure-errors.csv", "Names and ages, a blank row of commas, a row too long", 3),
    Sample("table-delimiter.csv", _IDS, 2, delimiter=";"),
    # decimal commas
    Sample("table-with-accents.csv", "Hotels", 638, encoding="cp1252", delimiter=";"),
    Sample("table.tsv", _IDS, 3, delimiter="\t"),
    Sample("without-rows.csv", "A header without answers", None, says="no row of answers"),
    *plain(1, "ascii", "chunk2", "issue-991"),
    *plain(2, "Table With Data", "blank-rows-no-fields", "countries-truefalsevalues", "issue-825"),
    *plain(2, "issue-844", "package-dialect-no-header", "table-reverse", "table"),
    *plain(2, "without-headers-extra"),
    *plain(3, "data2", "escaping", "issue-1004-data2", "leading-zeros", "table-limits"),
    *plain(3, "transform"),
    *plain(4, "schema-errors", "timezone-with-id"),
    *plain(5, "capitals", "country-1", "country-3", "doublequote", "nested-invalid"),
    *plain(5, "table-infer-utf8"),
    *plain(6, "transform-groups"),
    *plain(7, "table-infer-missing-values"),
    *plain(9, "unique-field"),
    *plain(12, "issue-1066-smallcellsize"),
    *plain(199, "table-infer-increase-limit"),
)
