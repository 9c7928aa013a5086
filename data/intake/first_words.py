"""Names of skills that begin or end with a word for something else: "Email marketing".

The word says what a column is where it stands alone or beside the name of another column; followed
by words of its own, over cells that are levels, it is part of a name.
"""

from __future__ import annotations

import re

from data.intake.profile import Profile

_TOP = 10
"""The highest number that a level is written with, where no scale is given."""
_MAIL_OF = re.compile(r"^e-?mails? (?!address|adress|id\b|of\b|de\b|von\b)\w")
_ACT = re.compile(r"^(?:peer|person|employee|colleague|team member|staff member|member|report) "
                  r"(?:rat|review|assess|evaluat|apprais)\w*$")  # fmt: skip


def only_levels(seen: Profile) -> bool:
    """Whether every answer is a word for a level or a small whole number."""
    whole = all(number.denominator == 1 for number in seen.numbers)
    return seen.answered > 0 and seen.level_share == 1 and whole and seen.within(_TOP) == 1


def is_about_mail(folded: str) -> bool:
    """Whether a header goes on after the word e-mail, as "Email marketing" does."""
    return bool(_MAIL_OF.match(folded))


def is_act(folded: str) -> bool:
    """ "Peer review" is what somebody can do, or who is reviewed: only the cells tell."""
    return bool(_ACT.match(folded))
