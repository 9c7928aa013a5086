"""The Method page on assessing first: what is believed, what knowing is worth, what is asked."""

from __future__ import annotations

from analytics.assess.results import Assessment
from dashboard.formats import count, money_exact
from dashboard.wording.method_measures import Method


def assessing(found: Assessment | None) -> list[Method]:
    """How it is found which ratings to verify. `found` None: not worked out yet."""
    return [
        Method(
            "What is believed of a level",
            "Of a rated level: what the simulation draws it from (The ratings may be wrong), cut "
            "at the halves into chances of the levels 0 to 5. Of an unknown one: the mean of those "
            "who are known in the skill and of one more with the mix of all must-have skills. A "
            "rating is in doubt where the person may or may not be at the level of a must-have "
            "that is short, or that turns out short with a chance of 1 % or more; levels under 1 % "
            "are left out. People are independent of each other in it.",
            "",
        ),
        Method(
            "What knowing is worth",
            "The loss of a plan: its total cost, and for every must-have position that turns out "
            "open its value of an open week, from the due date to the horizon. Value of knowing "
            "= min over "
            "plans of E[loss] − E[min over plans of E[loss | what is known]]: the plan with the "
            "least expected loss without asking, against the one chosen once the answers are "
            "there. The plans weighed are those that the planner makes for what may turn out; "
            "where a hedge would be better that no answer asks for, the value is above the true "
            "one. It is never below 0, nor above that of knowing everything. Up to 81 answers all "
            "are gone through; of more, 64 are drawn (16 of a large team), with their error.",
            _worth(found),
        ),
        Method(
            "What to assess first",
            "Skill by skill, planned by itself: of the ratings in doubt each is left out, the "
            "least doubtful first, as long as the value falls by less than verifying it costs "
            "(assess.hours_per_rating at the loaded rate); of more than 96 ratings of a skill "
            "groups of equally doubtful ones. What is left of all skills is weighed "
            "together with the whole plan, and is the first advice where it is worth more than it "
            "costs. A verified rating counts as the truth. Training that may fail, hires that may "
            "not come and who leaves play no part in it, as in the plan's counts; neither do "
            "wishes.",
            "",
        ),
    ]


def _worth(found: Assessment | None) -> str:
    """With the numbers on screen."""
    if found is None or not found.considered:
        return ""
    said = [
        f"{count(found.considered, 'rating')} in doubt, {found.unknown} of them unknown. Without "
        f"asking {money_exact(found.without, found.currency)} are expected; knowing all is worth "
        f"{money_exact(found.limit, found.currency)}."
    ]
    if found.worth_it:
        said.append(
            f"Verifying {len(found.asks)}: {money_exact(found.without, found.currency)} − "
            f"{money_exact(found.after, found.currency)} = "
            f"{money_exact(found.value, found.currency)}, for "
            f"{money_exact(found.cost, found.currency)}."
        )
    return " ".join(said)
