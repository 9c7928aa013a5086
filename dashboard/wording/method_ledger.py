"""The Method page on the ledger: what counts as come true, and what is learned from it."""

from __future__ import annotations

from analytics.ledger.learned import NEEDED
from analytics.ledger.results import Ledger
from dashboard.wording.ledger import compared, title
from dashboard.wording.method_measures import Method


def following(found: Ledger | None) -> list[Method]:
    """How a decided plan is followed. `found`: the one that was decided last."""
    return [
        Method(
            "Whether a purchase came true",
            "A training: the manager's rating is at the level to be reached in the first wave, on "
            "or after its last day, in which the manager rates the person in the skill, and was "
            "below it in the wave that the plan rests on. A self rating alone proves nothing. A "
            "tool: the same for each level that its user is to hold with it, since managers rate "
            "the work as it is done. Somebody who moves: seen in the new team. A hire or a "
            "contractor: the day of arriving is told; somebody new with the role or the levels is "
            "only proposed. What a user has assessed goes before a rating. What is not known is "
            "neither a success nor a failure, and what was told to be dropped is a failure that "
            "teaches nothing.",
            f"{title(found)}." if found else "",
        ),
        Method(
            "Trained against untrained people",
            "Each trained person's rise in manager's levels, less the mean rise of the people "
            "whom the plan does not train in the skill, between the same two waves; then the mean "
            "over the trained. Where each trained person of a skill has two such people who began "
            "at the same level, those alone are the measure; else all of the skill are, and it is "
            "said. Its 95 % interval is Student's t with one less than the trained; "
            "the variance is that of the differences over the trained, plus for each skill "
            "(share of the trained)² × variance over the untrained / their number. A skill with "
            "fewer than two untrained people is left out.",
            compared(found.compared) if found and found.compared else "",
        ),
        Method(
            "Planned against happened",
            "Positions closed: at least those of purchases that came true, at most those and what "
            "is not known. Cash of the first year and hours are compared over the purchases that "
            "are told, and the number of those stands beside. Coverage: the requirements of the "
            "decided plan, at the decision, as planned for the day of the wave by people without "
            "tools, and as found, from none to all of the unknown levels. Weeks late: the day of "
            "arriving or of being done less the planned one.",
            "",
        ),
        Method(
            "Learned rates",
            f"Offered from {NEEDED} known outcomes on, over all plans that stand decided, and "
            "never taken over without being asked. A step of training, a tool's level or a hire "
            "that works out is a share k / n with the Wilson score interval (Wilson 1927; Brown, "
            "Cai and DasGupta 2001), which becomes low and high. Steps above one that failed were "
            "not tried. One training in two decided plans is one outcome. Where somebody is "
            "trained and equipped in one skill by one plan, a rating does not say which helped, "
            "and neither counts. Days to fill, days of notice and hours of a step: median, with "
            "the tenth and ninetieth percentile as low and high; beside it the interval of the "
            "median by its order statistics (Conover 1999). Only filled hires and finished "
            "steps count: positions still open and failed steps are not in them, so they are "
            "likely too short.",
            "",
        ),
    ]
