"""The solver, silent: stdout belongs to the command's answer."""

from __future__ import annotations

import highspy

from data.vocabulary import RefusedError


class QuietHighs(highspy.Highs):
    """HiGHS without a word.

    Version 1.16 prints its banner where callbacks are switched on, which is in the constructor.
    """

    def enableCallbacks(self) -> None:  # noqa: N802 (the solver's name)
        """Switch the output off before the base class switches callbacks on."""
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()  # type: ignore[no-untyped-call]

    def run(self) -> highspy.HighsStatus:
        """Solve. Raises RefusedError where the solver could not: what it then holds is no answer,
        and would read as a plan that buys nothing. A limit that was reached is no error.
        """
        status = super().run()
        if status == highspy.HighsStatus.kError:
            raise RefusedError(
                "The solver HiGHS stopped with an error and could not solve this. Nothing was "
                "changed; start Skillmix anew and try again."
            )
        return status
