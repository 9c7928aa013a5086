"""Exports of form tools. Only one of them asks people for a level of skill without a mapping."""

from functools import partial

from tests.data.samples.kinds import Sample, under

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
