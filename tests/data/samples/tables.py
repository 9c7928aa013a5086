"""Frameworks, statistics and the test files of CSV libraries: real tables, none of them ratings."""

from tests.data.samples.kinds import Sample, plain, under

FRAMEWORKS = (
    Sample("dcwf-ai/dcwf51_ai_data_roles.csv", "Tasks and knowledge of work roles, as text", 619),
    # newlines and HTML in cells
    Sample("ddat-skills/seeds.csv", "Skills and what each of four levels means: a catalogue", 188),
    Sample("esco-ai/esco_skills_ai_ml.csv", "A catalogue of skills: label, text", 248),
    *under(
        "onet-skills",
        # levels and importance that occupations need: nobody answered
        Sample("onet29_skills_data_software_occupations.csv", "What occupations need", 1050),
        Sample("onet29_skills_data_software_occupations.tsv", "With TABs", 1050, delimiter="\t"),
        Sample(
            "Scales Reference.xlsx",
            "Names of scales with their ends",
            29,
            encoding="xlsx",
            delimiter="",
            sheet="Scales Reference",
        ),
        Sample("Read Me.txt", "A letter, no table", None, says=""),
    ),
    Sample(
        "hr-attrition/WA_Fn-UseC_-HR-Employee-Attrition.csv",
        "Invented staff records: satisfaction 1 to 4, education, pay",
        1470,
        encoding="utf-8-sig",
        says="satisfaction",
    ),
    # neither is a skill
    Sample("krippendorff/krippendorff_canonical.csv", "Four raters A to D, twelve units", 12),
    *under(
        "pingouin",
        Sample("cronbach_alpha.csv", "Scores of questions Q1 to Q15 by subject, long", 150),
        Sample("cronbach_wide_missing.csv", "Right or wrong, 0 and 1", 12, encoding="utf-8-sig"),
        Sample("icc.csv", "Scores of wines by judges, long", 32),
    ),
)
DIALECTS = (
    *under(
        "clevercsv",
        Sample("airedale.csv", "Payments of a hospital, with a line about the report below", 53),
        Sample("imdb.csv", "Films with 0/1 columns per genre, quotes escaped by backslashes", 100),
        Sample("milk.csv", "Milk by month, TAB, long headers", 379, delimiter="\t"),
    ),
    *under(
        "commonscsv",
        Sample("bom.csv", "Prices of a share by day", 251, encoding="utf-8-sig"),
        Sample("csv-141.csv", "Lines of a log without a header, one of them cut off", 2),
        Sample("csv-254.csv", "Three lines for a test, the first row taken as the header", 2),
        Sample("emoji.csv", "Emoji in every cell", 4),
        Sample("japanese.csv", "Japanese text in every cell", 3),
        Sample("psql.csv", "Three rows without a header, control characters in cells", 2),
        Sample("sample1.csv", "Books, a comment above, and three below, which stay rows", 6),
    ),
    *under(
        "csv-spectrum",
        Sample("comma_in_quotes.csv", "An address", 1),
        *plain(1, "simple", "simple_crlf"),
        *plain(2, "empty", "empty_crlf", "escaped_quotes", "quotes_and_newlines", "utf8"),
        *plain(3, "newlines", "newlines_crlf"),
        Sample("json.csv", "A key and a JSON value", 1, says="hold JSON"),
    ),
    *under(
        "csvw",
        *plain(1, "test152", "test157"),
        *plain(3, "test009"),
        *plain(5, "test155"),
        *plain(6, "test007"),
        *plain(8, "test001"),
        *plain(12, "test005"),
        Sample("test158.csv", "Numbers, one column with commas for decimals", 2),
    ),
    *under(
        "univocity",
        Sample("escape.csv", "Two sentences full of quotes and backslashes", 1),
        # a sentence and blank lines above the header, a comment and blank lines below
        *(Sample(f"essential{kind}.csv", "Cars", 15) for kind in ("", "-dos", "-mac")),
        # decimal commas, quotes escaped by backslashes
        Sample("european.csv", "Cars with ;", 5, delimiter=";"),
        Sample("multi_schema.csv", "Two kinds of lines mixed, no header", 4),
    ),
)
