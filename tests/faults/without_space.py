"""A process without space: no file of its may grow beyond a size.

Run as `python -m tests.faults.without_space STORE FILE BYTES`. Prints what it was told.
"""

import resource
import sys
from pathlib import Path

from data.vocabulary import RefusedError
from tests.faults.changing import import_file


def main() -> None:
    """Import, and print the refusal."""
    store, file, size = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    try:
        import_file(store, file)
        print("stored")
    except RefusedError as refused:
        print(f"refused: {refused}")


if __name__ == "__main__":
    main()
