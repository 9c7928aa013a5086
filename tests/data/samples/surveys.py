"""Exports of form tools. Only one of them asks people for a level of skill without a mapping."""

from __future__ import annotations

from tests.data.samples.kinds import Sample, under

OPINION = "satisfaction, agreement, frequency or recommendation"

SURVEYS = (
    *under(
        "carpentries-training",
        Sample(
            "20180908_post_clean.csv",
            "Cleaned answers of 967 people after a training: agreement, and abilities in "
            "words of its own (“Some knowledge of topic”, “Moderately able”): a mapping",
            967,
            says=OPINION,
        ),
        Sample(
            "2020_carpentryconhome_raw.csv",
            "Ratings 1 to 6 of conference sessions by those who came: satisfaction, also where "
            "it says “presenters_knowledgeable” and “session_develop_skills”",
            124,
            says=OPINION,
        ),
    ),
    *under(
        "gforms-cncf-maintainer",
        Sample(
            "results-h1.csv",
            "Google Forms: how happy project maintainers are, 1 to 5, one header empty",
            56,
            layout="google-forms",
            says=OPINION,
        ),
        Sample(
            "results-h1-2017.csv",
            "The same survey a year earlier",
            20,
            layout="google-forms",
            says=OPINION,
        ),
    ),
    *under(
        "gforms-jupyter-edu2016",
        Sample(
            "responses.csv",
            "Google Forms: courses and what they expect of students (“Complete "
            "novice”): expected levels are no ratings; newlines in cells",
            125,
            layout="google-forms",
        ),
    ),
    *under(
        "gforms-rsurvey2018",
        Sample(
            "Learning R Internet Survey - Form Responses 1.tsv",
            "Google Forms as TSV: 3,062 people, one self-rated skill (R: Beginner, "
            "Intermediate, Expert, None), two blank",
            3062,
            delimiter="\t",
            layout="google-forms",
            ratings=3060,
        ),
        Sample(
            "Learning R Internet Survey - Question Names.tsv",
            "The questions of that survey and short names for them: no answers",
            43,
            delimiter="\t",
        ),
    ),
    *under(
        "kobo-formhub",
        Sample(
            "good_eats.csv",
            "Formhub, Kobo's ancestor: what people ate; the rating is of food",
            239,
            layout="kobo",
        ),
    ),
    *under(
        "limesurvey-automotive",
        Sample(
            "results-survey.csv",
            "LimeSurvey cut by hand to two header rows (question, then "
            "row) with none of its own marks left; how often diagrams are used, in German",
            45,
            encoding="utf-8-sig",
            delimiter=";",
            header_rows=2,
            says=OPINION,
        ),
        Sample(
            "results-survey-translated.csv",
            "The same in English",
            45,
            encoding="utf-8-sig",
            delimiter=";",
            header_rows=2,
            says=OPINION,
        ),
        Sample(
            "results-survey.xlsx",
            "The German one as a workbook; the first sheet is a note of what was cleaned",
            45,
            encoding="xlsx",
            delimiter="",
            header_rows=2,
            sheet="Data",
            says=OPINION,
        ),
    ),
    *under(
        "limesurvey-digitaltwins-en",
        Sample(
            "results_english.csv",
            "LimeSurvey, full text, `Question [Row]` 317 columns wide: "
            "agreement, importance and yes or no about models",
            96,
            encoding="utf-8-sig",
            delimiter=";",
            layout="limesurvey",
            says=OPINION,
        ),
    ),
    *under(
        "limesurvey-rse-uk2017",
        Sample(
            "2016__uk__public_data.csv",
            "LimeSurvey, `code. text`, a row number without a "
            "header first: work and agreement of research software engineers",
            273,
            layout="limesurvey",
            says=OPINION,
        ),
        Sample(
            "2017__uk__public_data.csv",
            "The next year, with arrays `likert[code]. Question "
            "[Row]`; answers of people, so no summary",
            253,
            layout="limesurvey",
            says=OPINION,
        ),
    ),
    *under(
        "qualtrics-better",
        Sample(
            "Better_Sample_Survey.csv",
            "Qualtrics, three header rows, the third with single "
            "quotes: a trial survey about fruit",
            10,
            header_rows=3,
            layout="qualtrics",
        ),
    ),
    *under(
        "qualtrics-ropensci",
        Sample(
            "sample.csv",
            "Qualtrics at its smallest, three header rows, German labels",
            1,
            header_rows=3,
            layout="qualtrics",
        ),
        Sample(
            "sample_legacy.csv",
            "Qualtrics before 2017, two header rows, V1 to V10, a comma too many",
            1,
            encoding="utf-8-sig",
            header_rows=2,
            layout="qualtrics",
        ),
    ),
    *under(
        "redcap-simple",
        Sample("checkboxes-1__data.csv", "REDCap raw: checkboxes only", 4, layout="redcap"),
        Sample(
            "longitudinal__data.csv",
            "REDCap raw: a clinical study with events, 0/1 and codes all over",
            18,
            layout="redcap",
        ),
        Sample("simple__data.csv", "REDCap raw: five invented patients", 5, layout="redcap"),
        Sample(
            "survey__data.csv",
            "REDCap raw: two answers to a clinical survey, with times",
            2,
            layout="redcap",
        ),
        Sample(
            "simple__dictionary.csv", "REDCap's dictionary: the fields of a project, no answers", 16
        ),
        Sample("survey__dictionary.csv", "The dictionary of the other project", 25),
    ),
    *under(
        "surveymonkey-cncf-training",
        Sample(
            "CNCF Training and Certifications Microsurvey.csv",
            "SurveyMonkey, two header rows: which certificates people have and want",
            134,
            header_rows=2,
            layout="surveymonkey",
        ),
        Sample(
            "CNCF_Ambassadors_Survey_2021.csv",
            "SurveyMonkey, two header rows: agreement from 1 to 10",
            44,
            header_rows=2,
            layout="surveymonkey",
            says=OPINION,
        ),
        Sample(
            "CNCF_TOC_Survey_2020_H1.csv",
            "SurveyMonkey, two header rows: what a committee is good for",
            28,
            header_rows=2,
            layout="surveymonkey",
            says=OPINION,
        ),
    ),
    *under(
        "surveymonkey-starwars",
        Sample(
            "StarWars.csv",
            "SurveyMonkey, two header rows, two bytes that are only cp1252: films liked and ranked",
            1186,
            encoding="cp1252",
            header_rows=2,
            layout="surveymonkey",
        ),
    ),
    *under(
        "typeform-fcc2016",
        Sample(
            "2016 New Coders Survey Part 1.csv",
            "Typeform: what people who learn to code want; choices as a column each, 0/1",
            2000,
            layout="typeform",
        ),
    ),
)
