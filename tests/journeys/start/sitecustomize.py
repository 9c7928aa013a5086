"""Python reads this at its start where the folder is on PYTHONPATH. Plans are explained for a
moment. Where a day is named, `date.today` is that day, since what a plan says of a decision would
change the pictures from one to the next, and a clock goes on; else plans are found in few futures.
"""

import ctypes
import gc
import os
import sys
from datetime import date
from importlib.machinery import ModuleSpec, PathFinder

from tests.futures import FEW

DAY = os.environ.get("SKILLMIX_TESTS_DAY")
VALUES = {"analytics.options.explain.explain": {"SECONDS": 1.0}} | ({} if DAY else FEW)


class Few(PathFinder):
    """Finds the modules of VALUES, and gives them their values once they are loaded."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None) -> ModuleSpec | None:  # type: ignore[no-untyped-def]
        """None for every other module."""
        spec = super().find_spec(fullname, path, target) if fullname in VALUES else None
        if spec and spec.loader:
            load = spec.loader.exec_module

            def loaded(module: object) -> None:
                load(module)
                vars(module).update(VALUES[fullname])

            spec.loader.exec_module = loaded
        return spec


sys.meta_path.insert(0, Few)
if DAY:
    stands = date.fromisoformat(DAY)
    gc.get_referents(date.__dict__)[0]["today"] = classmethod(lambda cls: stands)
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(date))
