"""Small reference pictures of pages, and how far a page may be from them. A shot
is reduced to a quarter of its width (a half on a phone) and blurred before it is compared, so that
another machine's smoothing of letters makes no difference; a chart that is missing, a column that
moved or a theme that got lost does."""

import os
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter
from playwright.sync_api import Page

from tests.journeys.app import LOOKS

KEPT = Path(__file__).with_name("pictures")
WIDTHS = {1440: 4, 390: 2}
"""Width of the window in px, and by how much its picture is reduced."""
HEIGHT = 1600
COLOURS = 48
BLUR = 1.0
"""px of the reduced picture."""
APART = 24
"""Of 255: from here on two colours are said to differ."""
MOST = 0.004
"""Share of a picture's px that may differ."""
PATCH, MOST_OF_A_PATCH = 20, 0.25
"""px of the side of a square of the reduced picture, and the share of one that may differ."""
RENEW = "SKILLMIX_RENEW_PICTURES"
DOCS = Path(__file__).parents[2] / "docs"
SHOWN = {"home": 780, "survey": 850, "gaps": 760, "plan": 1120}
"""Pages of which docs/ has a picture, and its height in px."""
DRAWN = """() => !document.querySelector('[data-testid="stSkeleton"]')
    && [...document.querySelectorAll('.stPlotlyChart')].every(c => c.querySelector('.main-svg'))"""
"""Tables and charts are drawn after the page that holds them."""
TRIES = 40
"""Looks at a page until two in a row are the same."""


def shoot(page: Page, width: int) -> Image.Image:
    """The page at this width, reduced, once it stands still."""
    before = b""
    for _ in range(TRIES):
        page.wait_for_timeout(200)
        shot = page.screenshot(animations="disabled")
        if shot == before:
            break
        before = shot
    return reduced(shot, width)


def looked_at(page: Page, name: str, width: int) -> str:
    """What is wrong with a page at this width, as `compared` says it; looked at three times before
    it is said, for a busy machine may still be drawing."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.wait_for_function(DRAWN, timeout=60_000, polling=LOOKS)
    place = KEPT / f"{name}.png"
    new = reduced(page.screenshot(animations="disabled"), width)
    for more in (0, 1500):
        if place.exists() and not told(differing(new, Image.open(place))):
            break
        page.wait_for_timeout(more)
        new = shoot(page, width)
    return compared(name, new)


def show(page: Page, name: str) -> None:
    """Renew the picture of a page in docs/, where pictures are renewed and it looks different."""
    if not os.environ.get(RENEW) or name not in SHOWN:
        return
    width, place = max(WIDTHS), DOCS / f"{name}.png"
    page.set_viewport_size({"width": width, "height": SHOWN[name]})
    new = shoot(page, width)
    if place.exists() and not told(
        differing(new, Image.open(place).convert("RGB").reduce(WIDTHS[width]))
    ):
        return
    shot = Image.open(BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    shot.quantize(dither=Image.Dither.NONE).save(place, optimize=True)


def reduced(shot: bytes, width: int) -> Image.Image:
    return Image.open(BytesIO(shot)).convert("RGB").reduce(WIDTHS[width])


def keep(picture: Image.Image, place: Path) -> None:
    """Write a picture with few colours, the rare ones among them: those of bars and marks."""
    few = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(place, optimize=True)


def compared(name: str, new: Image.Image, folder: Path = KEPT) -> str:
    """What is wrong with a picture, "" where it is as kept. A failing one is written beside, as
    NAME.new.png, with NAME.differs.png, where red is what differs. With the variable
    SKILLMIX_RENEW_PICTURES it is kept instead."""
    place = folder / f"{name}.png"
    kept = Image.open(place) if place.exists() else None
    far = differing(new, kept) if kept else np.ones((new.height, new.width), bool)
    wrong = told(far) if kept else "no picture is kept"
    if wrong and os.environ.get(RENEW):
        keep(new, place)
        return ""
    if wrong:
        new.save(folder / f"{name}.new.png")
        marked = np.asarray(new.convert("RGB")).copy()
        marked[far] = (255, 0, 0)
        Image.fromarray(marked).save(folder / f"{name}.differs.png")
    return wrong


def differing(new: Image.Image, kept: Image.Image) -> np.ndarray:
    """Where two pictures differ: a row of booleans for each row of px."""
    if new.size != kept.size:
        return np.ones((new.height, new.width), bool)
    item, other = (
        np.asarray(picture.convert("RGB").filter(ImageFilter.GaussianBlur(BLUR)), int)
        for picture in (new, kept)
    )
    return np.abs(item - other).max(axis=2) > APART


def told(far: np.ndarray) -> str:
    """How much differs, in all and in the square of which most does; "" within the bounds."""
    rows, columns = (length - length % PATCH for length in far.shape)
    squares = far[:rows, :columns].reshape(rows // PATCH, PATCH, columns // PATCH, PATCH)
    patch = squares.mean(axis=(1, 3)).max()
    if far.mean() <= MOST and patch <= MOST_OF_A_PATCH:
        return ""
    return f"{far.mean():.2%} differs, {patch:.0%} in the worst place"
