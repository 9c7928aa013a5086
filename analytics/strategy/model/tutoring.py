"""How many hours of an outside tutor a solution needs: those that nobody inside can give."""

from __future__ import annotations

import highspy
import numpy as np

from analytics.solver import QuietHighs
from analytics.strategy.model.solve import Solution
from analytics.strategy.money.charges import LEAST_HOURS

DIGITS = 6
"""Of an hour, below which the solver's numbers say nothing."""


def tutor_hours(solution: Solution) -> dict[str, float]:
    """By skill, as few hours as the purchases of a solution allow; skills without any left out.

    A plan that is solved within a gap, or tidied within a tenth of a cent, may hold a hair more.
    """
    sheet = solution.model.sheet
    last = {skill: columns[-1] for skill, columns in solution.model.tutored.items()}
    if sum(float(solution.values[column]) for column in last.values()) <= LEAST_HOURS:
        return {}
    values = solution.values[: len(sheet.upper)]
    lp = sheet.highs_lp()
    whole = np.array(sheet.integer)
    bought = np.rint(values)
    lp.integrality_ = []
    lp.col_lower_ = np.where(whole, bought, 0.0)
    lp.col_upper_ = np.where(whole, bought, np.array(sheet.upper))
    cost = np.zeros(len(sheet.upper))
    cost[list(last.values())] = 1.0
    lp.col_cost_ = cost
    highs = QuietHighs()  # type: ignore[no-untyped-call]
    highs.setOptionValue("threads", 1)
    highs.passModel(lp)
    highs.run()
    if highs.getModelStatus() == highspy.HighsModelStatus.kOptimal:
        values = np.array(highs.getSolution().col_value)
    hours = {skill: round(float(values[column]), DIGITS) for skill, column in last.items()}
    return {skill: given for skill, given in hours.items() if given > LEAST_HOURS}
