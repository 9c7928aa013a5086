"""A disk without space is told in a sentence, whoever noticed it."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from data.vocabulary import RefusedError

_NUMBERS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_WORDS = ("No space left", "Disk quota exceeded", "File too large", "max_temp_directory_size")


def is_full(error: Exception) -> bool:
    """Whether an error of the system or of DuckDB says that there is no space."""
    if isinstance(error, OSError) and error.errno in _NUMBERS:
        return True
    return any(word in str(error) for word in _WORDS)


def no_space() -> RefusedError:
    """The sentence; whatever was being stored is rolled back."""
    return RefusedError(
        "There is no space left on the disk of the store or of the temporary folder, so nothing "
        "was stored. Make room (TMPDIR names another temporary folder), and do it again."
    )


@contextmanager
def space_is_needed() -> Iterator[None]:
    """Around writing a file of ours."""
    try:
        yield
    except OSError as error:
        if is_full(error):
            raise no_space() from error
        raise
