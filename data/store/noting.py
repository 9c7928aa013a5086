"""Lines of the audit: who did what, when, from which file; no ratings in them.

Each line has a digest of itself and of the line before, so that one that was changed or taken out
is found. Its texts stand in a table of their own under a salted digest: erasing one leaves every
line as it is.
"""

import hashlib
import json
import secrets
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Literal

from data.store.engines.engine import Transaction

Chain = Literal["audit", "audit_read"]
"""What was changed, and what was read of people."""
CHAINS: tuple[Chain, ...] = ("audit", "audit_read")
COLUMNS = (
    "line_no",
    "happened_at",
    "who",
    "action",
    "file",
    "detail",
    "person_no",
    "keeps_answers",
    "digest",
)


def now() -> datetime:
    """The moment, UTC, without zone, as the store keeps it."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def note(
    change: Transaction,
    action: str,
    detail: str = "",
    *,
    file: str = "",
    person: int | None = None,
    keeps_answers: bool = False,
    chain: Chain = "audit",
) -> None:
    """Append a line to a chain, in the transaction that it is of, which knows who makes it.

    `action` is one of the program's own words; `detail` says what of: never a rating. `person`: the
    store's number of whom it concerns. `keeps_answers`: whatever was measured or allowed before is
    so still; what is kept of it need not be made anew.
    """
    last = change.rows(
        f"select line_no, digest from {chain} where line_no = (select max(line_no) from {chain})"
    )
    number, before = last[0] if last else (0, "")
    who, of_file, detail_digest = _digests(change, (change.who, file, detail))
    cells = (number + 1, now(), who, action, of_file, detail_digest, person, keeps_answers)
    change.insert(chain, COLUMNS, [(*cells, line_digest(before, cells))])


def line_digest(before: str, cells: Sequence[object]) -> str:
    """Of a line and of the digest before it; the cells are those of COLUMNS without the last."""
    cells_text = [cell.isoformat() if isinstance(cell, datetime) else cell for cell in cells]
    return hashlib.sha256(json.dumps([before, *cells_text]).encode()).hexdigest()


def text_digest(salt: str, text: str) -> str:
    """What a line holds of a text."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def _digests(change: Transaction, texts: Sequence[str]) -> list[str | None]:
    """What a line holds of each text, which is kept once; of an empty one nothing."""
    distinct = [text for text in dict.fromkeys(texts) if text]
    known = dict(
        change.rows(
            "select text, min(digest) from audit_text where text = any(:texts) group by text",
            {"texts": distinct},
        )
    )
    new = [(secrets.token_hex(16), text) for text in distinct if text not in known]
    rows = [(text_digest(salt, text), salt, text) for salt, text in new]
    change.insert("audit_text", ("digest", "salt", "text"), rows)
    known.update({text: digest for digest, _, text in rows})
    return [known.get(text) for text in texts]


def forget_texts(change: Transaction, names: Collection[str]) -> None:
    """Erase every text in which one of the names stands, as words of it; lines stay as they are."""
    wanted = [f" {_words(name)} " for name in names if _words(name)]
    for digest, text in change.rows("select digest, text from audit_text"):
        if any(name in f" {_words(text)} " for name in wanted):
            change.execute("delete from audit_text where digest = :digest", {"digest": digest})


def _words(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
