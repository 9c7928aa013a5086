"""README.md and the pages of docs/ as data: the commands that they show, the JSON keys that they
promise, and their links."""

import re
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboard.subjects.method import slug

TOP = Path(__file__).parents[1]
PAGES = ("README.md", "docs/guide.md", "docs/cli.md", "docs/json.md")
"""Whose commands run, one page after the other."""
LINKED = (
    *(*PAGES, "docs/methods.md", "docs/administration.md"),
    *("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"),
)
"""Whose links lead somewhere."""
README = "\n".join((TOP / page).read_text(encoding="utf-8") for page in PAGES)

Promise = dict[str, Any]
"""Key to what lies inside: None for a plain value, a Promise for an object or a list of them."""


def blocks(language: str) -> list[str]:
    """Texts of the fenced blocks of one language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)


def commands() -> list[list[str]]:
    """Every `$ skillmix ...` line in the order of the page, without the program's name."""
    lines = [line for block in blocks("console") for line in block.splitlines()]
    return [shlex.split(line.removeprefix("$ skillmix ")) for line in lines]


def named_files() -> dict[str, str]:
    """Blocks whose first line is a comment with a file name, by that name."""
    found = {}
    for block in blocks("toml"):
        name = re.match(r"# (\S+\.toml)\n", block)
        if name:
            found[name.group(1)] = block
    return found


def promises() -> dict[str, Promise]:
    """The keys that `--json` promises, by verb: `plan`, or with what it does: `scenario show`."""
    section = README.split("## What `--json` promises")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+(?: \w+)?)` \| `(.*)` \|$", section, flags=re.MULTILINE)
    objects = dict(re.findall(r"^\| ([A-Z]\w+) \| `(.*)` \|$", section, flags=re.MULTILINE))
    return {verb: keys(spelled_out(text, objects)) for verb, text in rows}


def spelled_out(text: str, objects: Mapping[str, str]) -> str:
    """The keys with those of each object in the place of its name."""
    while re.search(r"[A-Z]", text):
        text = re.sub(r"[A-Z]\w+", lambda name: objects[name[0]], text)
    return text


def keys(text: str) -> Promise:
    """Read `a, b{c, d}, e[{f}], g[]` as what it promises."""
    words = re.findall(r"\w+|[{}]", text)
    root: Promise = {}
    open_objects, last = [root], ""
    for word in words:
        if word == "{":
            inside: Promise = {}
            open_objects[-1][last] = inside
            open_objects.append(inside)
        elif word == "}":
            open_objects.pop()
        else:
            open_objects[-1][word] = None
            last = word
    return root


def missing(promise: Promise, answer: Any, place: str = "") -> list[str]:
    """Promised keys that an answer does not have, where it has anything there."""
    if isinstance(answer, list):
        return sorted({gap for item in answer for gap in missing(promise, item, f"{place}[]")})
    if answer is None:
        return []
    gaps = [f"{place}.{key}" for key in promise if key not in answer]
    for key, inside in promise.items():
        if inside and key in answer:
            gaps += missing(inside, answer[key], f"{place}.{key}")
    return gaps


def anchors(page: str) -> set[str]:
    """The anchors of the headings of a page, as GitHub makes them."""
    text = re.sub(r"^```.*?^```$", "", (TOP / page).read_text(encoding="utf-8"), flags=re.M | re.S)
    return {slug(heading) for heading in re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)}


def links(page: str) -> list[tuple[str, str]]:
    """(file from the top, anchor) of every link and picture of a page within the checkout."""
    text = (TOP / page).read_text(encoding="utf-8")
    found = re.findall(r"\]\((?!https?:|mailto:)([^)#\s]*)#?([^)\s]*)\)", text)
    folder = (TOP / page).parent
    return [
        ((folder / file).resolve().relative_to(TOP).as_posix() if file else page, anchor)
        for file, anchor in found
    ]
