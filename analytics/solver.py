"""The solver, silent: stdout belongs to the command's answer."""

from __future__ import annotations

import highspy


class QuietHighs(highspy.Highs):
    """HiGHS without a word.

    Version 1.16 prints its banner where callbacks are switched on, which is in the constructor.
    """

    def enableCallbacks(self) -> None:  # noqa: N802 (the solver's name)
        """Switch the output off before the base class switches callbacks on."""
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()  # type: ignore[no-untyped-call]
