"""Exports of form tools. Only one of them asks people for a level of skill without a mapping."""

from functools import partial

from tests.data.samples.kinds import Sample, under

OPINION = "satisfaction, agreement, frequency or recommendation"
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
        opinion("20180908_post_clean.csv", "Agreement, and abilities in other words", 967),
        # satisfaction, also where it says “presenters_knowledgeable”, “session_develop_skills”
        opinion("2020_carpentryconhome_raw.csv", "Sessions rated 1 to 6 by those who came", 124),
    ),
    *under(
        "gforms-cncf-maintainer",
        google("results-h1.csv", "How happy, 1 to 5; one header empty", 56, says=OPINION),
        google("results-h1-2017.csv", "The same survey a year earlier", 20, says=OPINION),
    ),
    # “Complete novice”: expected levels are no ratings; newlines in cells
    google("gforms-jupyter-edu2016/responses.csv", "Courses and what they expect", 125),
    *under(
        "gforms-rsurvey2018",
        google(
            "Learning R Internet Survey - Form Responses 1.tsv",
            "One self-rated skill (R: Beginner, Intermediate, Expert, None), two blank",
            3062,
            delimiter="\t",
            ratings=3060,
        ),
        Sample(
            "Learning R Internet Survey - Question Names.tsv",
            "The questions of that survey and short names for them: no answers",
            43,
            delimiter="\t",
        ),
    ),
    Sample("kobo-formhub/good_eats.csv", "What people ate, how they rate food", 239, layout="kobo"),
    *under(
        "limesurvey-automotive",
        cut("results-survey.csv", "How often diagrams are used, in German", 45),
        cut("results-survey-translated.csv", "The same in English", 45),
        # the first sheet is a note of what was cleaned
        cut("results-survey.xlsx", "German", 45, encoding="xlsx", delimiter="", sheet="Data"),
    ),
    limesurvey(
        "limesurvey-digitaltwins-en/results_english.csv",
        "`Question [Row]`, 317 columns: agreement, importance and yes or no about models",
        96,
        encoding="utf-8-sig",
        delimiter=";",
    ),
    *under(
        "limesurvey-rse-uk2017",
        limesurvey("2016__uk__public_data.csv", "`code. text`, a row number without a header", 273),
        limesurvey("2017__uk__public_data.csv", "Arrays `likert[code]. Question [Row]`", 253),
    ),
    # the third header row has single quotes
    qualtrics("qualtrics-better/Better_Sample_Survey.csv", "A trial survey about fruit", 10),
    *under(
        "qualtrics-ropensci",
        qualtrics("sample.csv", "Qualtrics at its smallest, German labels", 1),
        # before 2017: V1 to V10, a comma too many
        qualtrics("sample_legacy.csv", "Two rows", 1, encoding="utf-8-sig", header_rows=2),
    ),
    *under(
        "redcap-simple",
        redcap("checkboxes-1__data.csv", "Raw: checkboxes only", 4),
        redcap("longitudinal__data.csv", "Raw: events, 0/1 and codes all over", 18),
        redcap("simple__data.csv", "Raw: five invented patients", 5),
        redcap("survey__data.csv", "Raw: two answers to a clinical survey, with times", 2),
        Sample("simple__dictionary.csv", "The fields of a project, no answers", 16),
        Sample("survey__dictionary.csv", "The dictionary of the other project", 25),
    ),
    *under(
        "surveymonkey-cncf-training",
        monkey("CNCF Training and Certifications Microsurvey.csv", "Certificates", 134),
        monkey("CNCF_Ambassadors_Survey_2021.csv", "Agreement from 1 to 10", 44, says=OPINION),
        monkey("CNCF_TOC_Survey_2020_H1.csv", "What a committee is good for", 28, says=OPINION),
    ),
    # two bytes that are only cp1252
    monkey("surveymonkey-starwars/StarWars.csv", "Films liked, ranked", 1186, encoding="cp1252"),
    Sample(
        "typeform-fcc2016/2016 New Coders Survey Part 1.csv",
        "What people who learn to code want; choices as a column each, 0/1",
        2000,
        layout="typeform",
    ),
)
