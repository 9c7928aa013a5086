"""What forms write around the name of a skill: codes before it, instructions behind it."""

from __future__ import annotations

import re

_CODE = re.compile(
    r"^(?:q\d{1,3}|sk|skills?|skl|lvl|level|rate|rating|comp|s\d{1,3})[ _.:-]+(?=\w)", re.I
)
_INSTRUCTION = re.compile(
    r"\s*[-–—:(\[]\s*(?:please )?(?:select|choose|pick|tick|mark|check|rate)\s+"
    r"(?:only\s+)?(?:one|1|an? (?:option|answer|level)|your level)(?:\s+(?:option|answer|only))?"
    r"\s*[)\]]?\s*$",
    re.I,
)
_WORKING = re.compile(
    r"^how (?:confident|comfortable|experienced|skilled|proficient|familiar|competent|fluent|good)"
    r"\b.*?\b(?:(?:working|programming|coding|writing|developing)\s+(?:with|in|on)|using|with|in|at)"
    r"\s+(.+?)\s*[?.:*]*\s*$",
    re.I,
)


def without_instruction(header: str) -> str:
    """ "Python - Select one" -> "Python"."""
    return _INSTRUCTION.sub("", header) or header


def without_code(subject: str) -> str:
    """ "Q3 Docker", "SK_Docker", "level_docker" -> "Docker"; only a known skill is meant so."""
    return _CODE.sub("", subject).replace("_", " ").strip()


def asked_about(question: str) -> str:
    """ "How confident are you working with Juggling?" -> "Juggling"; "" for another question."""
    found = _WORKING.match(question)
    return found.group(1) if found else ""
