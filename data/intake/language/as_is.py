"""“As is” and “To be”: what is so today, which is a level, beside what is wanted, which is none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from data.intake.language.words import fold

_NOW = (
    r"as[- ]is|currently|current|actual|present|today|now|ist|ist[- ]?(?:stand|wert|niveau)|"
    r"aktuell|heute|actuel|aujourd'hui|attuale|huidig"
)
_WANTED = (
    r"to[- ]be|targets?|desired|required?|expected|wanted|goal|needed|future|aspired|planned|soll|"
    r"soll[- ]?(?:stand|wert|niveau)|ziel|cible|deseado|objetivo|gewenst|"
    r"in \d+ (?:months?|years?|monaten|jahren)"
)
_LEVEL = r"(?: ?(?:level|rating|score|state|niveau|stand))?"
_ALONE = re.compile(rf"^(?:(?P<now>{_NOW})|(?P<wanted>{_WANTED})){_LEVEL}$")
_AFTER = re.compile(
    rf"^(?P<name>.*?[^\s(\[–:_/-])[\s(\[–:_/-]+(?:(?P<now>{_NOW})|(?P<wanted>{_WANTED})){_LEVEL}"
    r"[)\]]?\s*$",
    re.I,
)
_BEFORE = re.compile(
    rf"^(?:your |my )?(?:(?P<now>{_NOW})|(?P<wanted>{_WANTED})) (?P<name>\S.*?)"
    r" (?:skill level|level|rating|score|proficiency|skills?)$",
    re.I,
)


def says_when(text: str) -> bool:
    """Whether a text says no more than "As is", "Current", "To be" or "Target level"."""
    return bool(_ALONE.match(fold(text)))


def is_wanted(text: str) -> bool:
    """Whether a text says no more than "To be", "Desired" or the like."""
    found = _ALONE.match(fold(text))
    return bool(found and found["wanted"])


def name_and_when(text: str) -> tuple[str, str]:
    """ "Python (as-is)", "Your current Go level" -> the name and the word; the text and ""."""
    found = _AFTER.match(text) or _BEFORE.match(text)
    return (found["name"], found["now"] or found["wanted"]) if found else (text, "")


def asked_both_ways(headers: Iterable[str]) -> frozenset[str]:
    """The names, folded, that stand with a word for today and with one for what is wanted."""
    now: set[str] = set()
    wanted: set[str] = set()
    for header in headers:
        name, when = name_and_when(header)
        if when:
            (wanted if is_wanted(when) else now).add(fold(name))
    return frozenset(now & wanted)
