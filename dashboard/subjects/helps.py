"""What is said at a control that raises a question: in plain words, and with what to choose."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

FILTERS: Mapping[str, str] = MappingProxyType(
    {
        "Team": "Everything on the page is then about this team and what is required of it.",
        "Wave": "One round of the survey. “Latest” takes each team’s own latest.",
        "Ratings": (
            "“All raters” takes the lower middle of what the person, the manager and peers say. "
            "Look at “Self only” and “Manager only” where they may disagree."
        ),
    }
)
FILE = (
    "What your form tool exports, or a table: one row a person and one column a skill. Nothing is "
    "stored before you press Import."
)
DAY = "When people answered. The wave’s requirements and people are those of this day."
WAVE = (
    "The round of the survey that the answers belong to, such as 2026-10. Files of one round go "
    "into one wave: people’s own answers, then the managers’. A later round gets a new name."
)
RATER = (
    "Who gave the levels of this file: people of themselves, their managers, or colleagues. A "
    "file that says so in its columns is read by them."
)
TEAM = "Used for rows that name no team; leave it empty where the file has a team for everybody."
SCALE = (
    "From the lowest to the highest number that people could choose, such as 1-5 or 0-10. Words "
    "such as “Expert” need no scale."
)
SCALE_CHOICE = (
    "Look at your form: which was the lowest and which the highest number to choose? On 0-5 a 3 "
    "is competent, on 1-10 an advanced beginner."
)
SHEET = "The sheet of the workbook that has the answers."
FRESH = "Forget what was said of an earlier file with these columns, and look at this one anew."
COMPARE = "Says what the file would change before you import it; takes as long as the import."
USE = (
    "person, team, role: who it is about. level: how well; importance and interest: how much it "
    "matters, how much they want it. metadata is kept out of every figure, ignored is set aside."
)
SKILL = "The skill that a level, importance or interest column rates. Another name makes a new one."
RATER_COLUMN = "Whose word the column is, where it is not that of the whole file."
MEANS = (
    "The level that the answer stands for, 0 (none) to 5 (expert). unknown: they could not tell. "
    "not applicable: their work never needs it. set aside: no level at all."
)
ASKED_SKILLS = "Take away what nobody needs to answer; type to add one of the taxonomy."
BEGIN_WITH = "Start from a scenario that was saved; changing a control does not change it."
PINS = "The plan must buy this, whatever it costs; the page says what that adds."
BARS = "The plan may not buy this; the page says what that adds."
SCENARIO_NAME = "A saved scenario can be compared, decided, and followed in the Ledger."
WHY_DECIDED = "Kept with the decision, and shown in the Ledger beside what came of it."
SCENARIOS = "Their costs, dates and what each closes stand side by side."
HOW_MUCH = "All of it for who checks the numbers; the first page for who decides."
SINCE = "Adds what changed since that wave. There must be an earlier one."
READINESS = "How much of the profile of their role people hold."
AWAY = "What would no longer be covered if they were away, and the cheapest repair."
GROUP_BY = "An initiative is what the requirements are for; Settings has it for each of them."
FIND = "Shows the rows or columns with this in their name; several with commas between them."
PRICES = "The year of the prices and pay in the table below; they are not raised by themselves."
WEEK = "Of one full-time person: turns hours into weeks of work given up."
HEATMAP: Mapping[str, str] = MappingProxyType(
    {
        "Show": "One row a person, a team, or a role; by area, skills of an area stand together.",
        "Value": (
            "The level itself, how far it is from what is required or from the role’s profile, "
            "what people want and find important, or what moved since the last wave."
        ),
        "Order of rows": "“Alike together”: who is strong in the same things. It is no ranking.",
        "Order of columns": "“Alike together”: skills that the same people hold.",
        "Kind of area": "Technical, emerging, or human skills; each area is one of them.",
    }
)
COMPARE_WHAT = "Two teams in one wave, or two waves of what the filters above choose."
OPEN = "Open: fewer people than required are known to hold it."
PAIRS = "Who is one level below, and who could teach it in the hours that they have. No ranking."
FOLLOWED = "The plan that is held against the waves after its decision."
TAKE_OVER = "Writes what was learned into the assumptions, with its source; Settings shows it."
CHANGES_SINCE = "Compared with the latest wave that the filters choose."
OF_TRAINING = "Only this skill is not proposed again, or no training at all."
DECIDED_ON = "Waves after this day show what came true."
BESIDE = (
    "Replace: the earlier decision is taken back, on record. Keep both: each stands and is "
    "followed."
)
SCENARIO_FILE = "What “Download as a file” writes; it is saved under the name in it."
HOW_YOU_ASK = "The texts are made for the tool that you ask with; what it exports is read back."
KNOWN_AS = "Where the survey knows them by another e-mail, id or name: whose ratings they see."
REQUIREMENTS: Mapping[str, str] = MappingProxyType(
    {
        "scope": "A team; several that share it, joined by “ + ”; or “all teams”.",
        "level": "0 none to 5 expert; 3 is who does the work alone. Who holds more counts too.",
        "headcount": "How many people must hold the level. Give this or a share, not both.",
        "share": "Part of the team, 0.5 for half of it, rounded up to whole people.",
        "must_have": "yes: the work stops without it, and the plan closes it before anything else.",
        "weight": "How much a missing person counts against one elsewhere; 1 where left empty.",
        "due": "The day by which it must be there, year-month-day.",
        "per_week": "What a week without one of its positions costs, in the store's currency; "
        "empty: as any other open position.",
        "initiative": "What it is for; Coverage groups by it.",
    }
)
PEOPLE: Mapping[str, str] = MappingProxyType(
    {
        "person": "As the survey has them: e-mail, id or name.",
        "hours_per_week": "Hours free for learning, not those of a contract. 0: none.",
        "mentor_hours_per_week": "Hours in which they can teach others.",
        "pay_band": "P1 stands for pay.band.P1 among the assumptions; empty is the base pay.",
        "left": "The day they left, year-month-day; empty for who is here.",
    }
)
ROLES: Mapping[str, str] = MappingProxyType(
    {
        "level": "What the role should hold, 0 to 5.",
        "must_have": "yes: below it nobody is ready for the role.",
    }
)
TAXONOMY: Mapping[str, str] = MappingProxyType(
    {
        "kind": "technical, emerging or human.",
        "tooling": "Whether GenAI tools may count for it: yes, partly or never.",
        "aliases": "Other names that a file may use, with | between them.",
    }
)
COLUMNS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"requirements": REQUIREMENTS, "people": PEOPLE, "roles": ROLES, "taxonomy": TAXONOMY}
)
"""Of the tables in Settings."""
CLOSES = "Every option closes these targets by their due dates, as far as anybody can."
