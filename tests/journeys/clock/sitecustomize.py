"""Python reads this at its start where the folder is on PYTHONPATH: today is a fixed day.

What a plan says of a decision ("at once", "by 10 Dec") would change the pictures from one day to
the next. The moment of a clock goes on as it is; only `date.today` stands still.
"""

import ctypes
import gc
from datetime import date

DAY = (2026, 11, 26)

gc.get_referents(date.__dict__)[0]["today"] = classmethod(lambda cls: cls(*DAY))
ctypes.pythonapi.PyType_Modified(ctypes.py_object(date))
