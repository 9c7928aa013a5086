"""Whether bytes read as cp1252, which fits nearly all of them, look like a Western language."""

from __future__ import annotations

import re

_ODD = re.compile(
    r"(?<=[a-zß-ÿ])[ŠŽŒŸÀ-ÖØ-Þ]"  # JosŽ, MŸller: capitals within a word
    r"|(?<=[^\W\d_])[‚ƒ„†‡ˆ‰‹›•˜¢£¤¥¦§¨©¬¯±²³´¶¸¹»¼½¾¿¡](?=[^\W\d_])"
    r"|[^\x00-\x7f\s]{4,}"  # words without one plain letter
    r"|[\x81\x8d\x8f\x90\x9d\ufffd]"  # bytes that cp1252 does not have
)
_SHARE = 0.15
"""Odd characters among those that are not ASCII from which on the text is doubted."""


def is_western(text: str) -> bool:
    """Whether few of the characters beyond ASCII stand where no Western word has them."""
    if text.isascii():
        return True
    beyond = sum(1 for c in text if c > "\x7f")
    odd = sum(len(found.group()) for found in _ODD.finditer(text))
    return odd < _SHARE * beyond
