"""Where the browser is that browser tests drive."""

import os
import shutil

PROGRAMS = (
    *("chromium-headless-shell", "chrome-headless-shell"),
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
)
"""Those without windows first: they do the same with a tenth less work."""
VARIABLE = "SKILLMIX_CHROMIUM"
NO_BROWSER = f"no Chromium found: apt-get install chromium-headless-shell, or set {VARIABLE}"


def browser_place() -> str | None:
    """The Chromium named by SKILLMIX_CHROMIUM, else the first one on the path."""
    named = os.environ.get(VARIABLE)
    return named or next(filter(None, map(shutil.which, PROGRAMS)), None)
