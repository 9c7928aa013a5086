"""`plan --explain`: why the plan is as it is, solved finding by finding."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from dashboard.commands.options import say

if TYPE_CHECKING:
    from analytics.options.explain.explaining import Explaining
    from analytics.options.explain.results import Explanations


def explanations(explaining: Explaining) -> Explanations:
    """All that is found within the time, or until Ctrl-C; a terminal sees how far it is."""
    from analytics.options.explain.explain import NAMES

    try:
        while told := explaining.next():
            say(f"{told.done} of about {told.of}: {NAMES[told.part]}")
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped: the rest is not explained.\n")
    say("")
    return explaining.found()
