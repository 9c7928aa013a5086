"""What the shortage of the runs goes with: rank correlation of what all of a run shares.

For the plan as it stands, from the simulation's own draws (METHODS 4.5): nothing is drawn again.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pandas as pd

from analytics.chances.events import Events
from analytics.chances.ranges import Numbers
from analytics.chances.results import Input, Shared

ERRORS = 4.0
"""Standard errors: a correlation that chance alone could give is left out."""


def inputs(events: Events, missing: Numbers) -> tuple[Input, ...]:
    """Spearman's rho of each shared rate with the people missing, the strongest first.

    What has no range, or is no part of the plan, goes with nothing and is left out.
    """
    shared: Mapping[Shared, Numbers] = {
        "attrition": events.hazard,
        "success": events.success,
        "works_out": events.works_out,
        "hiring_market": events.market,
        "genai_effect": events.effect,
    }
    least = ERRORS / math.sqrt(max(1, len(missing)))
    found = [
        Input(name, rho)
        for name, values in shared.items()
        if abs(rho := rank_correlation(values, missing)) > least
    ]
    return tuple(sorted(found, key=lambda one: (-abs(one.correlation), one.name)))


def rank_correlation(one: Numbers, other: Numbers) -> float:
    """Spearman's rho, equal values at their mean rank; 0 where either never changes."""
    if one.min() == one.max() or other.min() == other.max():
        return 0.0
    return float(np.corrcoef(pd.Series(one).rank(), pd.Series(other).rank())[0, 1])
