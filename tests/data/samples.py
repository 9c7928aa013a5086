"""What each real file of the samples is, decided by reading it and its SOURCE.md."""

from dataclasses import dataclass, replace
from functools import partial

NO_LEVELS = "No column with levels of skill"
"""Refused with what was seen: read as a table, and nothing in it is a rating of a skill."""


@dataclass(frozen=True)
class Sample:
    """One file. `rows` counts data rows below the header, without blank lines; None where readers
    may differ or there is no table. Stored with that many `ratings`, else refused in a sentence
    that holds `says`."""

    path: str
    rows: int | None
    encoding: str = "utf-8"
    delimiter: str = ","
    header_rows: int = 1
    layout: str = "wide"
    sheet: str = ""
    ratings: int | None = None
    says: str = NO_LEVELS


def under(folder: str, *samples: Sample) -> tuple[Sample, ...]:
    return tuple(replace(s, path=f"{folder}/{s.path}") for s in samples)


def plain(rows: int, *names: str) -> tuple[Sample, ...]:
    """CSV files with nothing that a reader could trip over, none of them about skills."""
    return tuple(Sample(f"{name}.csv", rows) for name in names)


def workbook(name: str, rows: int | None, sheet: str = "", says: str = NO_LEVELS) -> Sample:
    """A file of one or more sheets."""
    encoding = name.rsplit(".", 1)[1]
    return Sample(name, rows, encoding=encoding, delimiter="", sheet=sheet, says=says)


OPINION = "satisfaction, agreement, frequency or recommendation"
R_SURVEY = "Learning R Internet Survey"
opinion = partial(Sample, says=OPINION)
google = partial(Sample, layout="google-forms")
limesurvey = partial(opinion, layout="limesurvey")
qualtrics = partial(Sample, layout="qualtrics", header_rows=3)
redcap = partial(Sample, layout="redcap")
monkey = partial(Sample, layout="surveymonkey", header_rows=2)
cut = partial(opinion, encoding="utf-8-sig", delimiter=";", header_rows=2)
"""LimeSurvey cut by hand to two header rows, question and row, with none of its own marks left."""

SURVEYS = (
    *under(
        "carpentries-training",
        # after a training; abilities in words of its own (“Moderately able”) take a mapping
        opinion("20180908_post_clean.csv", 967),
        # satisfaction, also where it says “presenters_knowledgeable”, “session_develop_skills”
        opinion("2020_carpentryconhome_raw.csv", 124),
    ),
    *under(
        "gforms-cncf-maintainer",
        google("results-h1.csv", 56, says=OPINION),
        google("results-h1-2017.csv", 20, says=OPINION),
    ),
    # “Complete novice”: expected levels are no ratings; newlines in cells
    google("gforms-jupyter-edu2016/responses.csv", 125),
    *under(
        "gforms-rsurvey2018",
        google(f"{R_SURVEY} - Form Responses 1.tsv", 3062, delimiter="\t", ratings=3060),
        Sample(f"{R_SURVEY} - Question Names.tsv", 43, delimiter="\t"),
    ),
    Sample("kobo-formhub/good_eats.csv", 239, layout="kobo"),
    *under(
        "limesurvey-automotive",
        cut("results-survey.csv", 45),
        cut("results-survey-translated.csv", 45),
        # the first sheet is a note of what was cleaned
        cut("results-survey.xlsx", 45, encoding="xlsx", delimiter="", sheet="Data"),
    ),
    *under(
        "limesurvey-digitaltwins-en",
        limesurvey("results_english.csv", 96, encoding="utf-8-sig", delimiter=";"),
    ),
    *under(
        "limesurvey-rse-uk2017",
        limesurvey("2016__uk__public_data.csv", 273),
        limesurvey("2017__uk__public_data.csv", 253),
    ),
    # the third header row has single quotes
    qualtrics("qualtrics-better/Better_Sample_Survey.csv", 10),
    *under(
        "qualtrics-ropensci",
        qualtrics("sample.csv", 1),
        # before 2017: V1 to V10, a comma too many
        qualtrics("sample_legacy.csv", 1, encoding="utf-8-sig", header_rows=2),
    ),
    *under(
        "redcap-simple",
        redcap("checkboxes-1__data.csv", 4),
        redcap("longitudinal__data.csv", 18),
        redcap("simple__data.csv", 5),
        redcap("survey__data.csv", 2),
        Sample("simple__dictionary.csv", 16),
        Sample("survey__dictionary.csv", 25),
    ),
    *under(
        "surveymonkey-cncf-training",
        monkey("CNCF Training and Certifications Microsurvey.csv", 134),
        monkey("CNCF_Ambassadors_Survey_2021.csv", 44, says=OPINION),
        monkey("CNCF_TOC_Survey_2020_H1.csv", 28, says=OPINION),
    ),
    # two bytes that are only cp1252
    monkey("surveymonkey-starwars/StarWars.csv", 1186, encoding="cp1252"),
    Sample("typeform-fcc2016/2016 New Coders Survey Part 1.csv", 2000, layout="typeform"),
)


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
