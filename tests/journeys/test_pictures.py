"""How far a page may be from its picture: not a chart, a column or a theme; but another machine's
letters."""

from pathlib import Path

import pytest
from PIL import Image, ImageFilter

from tests.journeys.pictures import KEPT, RENEW, compared, differing, told

LEFT, RIGHT = (5, 100, 175, 190), (182, 70, 350, 190)
"""Two columns of Home: the gaps, and what more cash buys."""


def kept(name: str) -> Image.Image:
    """A picture as it is kept."""
    return Image.open(KEPT / f"{name}.png").convert("RGB")


def without(box: tuple[int, int, int, int], name: str) -> Image.Image:
    """A picture in which a part is empty."""
    picture = kept(name)
    picture.paste(picture.getpixel((3, 300)), box)
    return picture


def moved(box: tuple[int, int, int, int], name: str) -> Image.Image:
    """A picture in which a part stands 4 px further right, 16 on the page."""
    picture = kept(name)
    picture.paste(picture.crop(box), (box[0] + 4, box[1]))
    return picture


def smoothed(name: str, by: float) -> Image.Image:
    """As another machine might draw the same letters: a part of a px to the side, and softer."""
    picture = kept(name).filter(ImageFilter.GaussianBlur(0.4))
    return picture.transform(
        picture.size, Image.Transform.AFFINE, (1, 0, by, 0, 1, 0), Image.Resampling.BILINEAR
    )


def test_what_a_reader_would_see_is_seen() -> None:
    name = "home-1440-light"
    lost, shifted = ([change(box, name) for box in (LEFT, RIGHT)] for change in (without, moved))
    for changed in (*lost, *shifted):
        assert "differs" in told(differing(changed, kept(name)))


@pytest.mark.parametrize("width", [1440, 390])
def test_a_lost_theme_is_seen(width: int) -> None:
    light, dark = kept(f"gaps-{width}-light"), kept(f"gaps-{width}-dark")
    assert differing(light, dark).mean() > 0.9
    half = dark.copy()
    half.paste(light.crop((0, 150, light.width, 250)), (0, 150))
    assert told(differing(half, dark))
    assert differing(Image.new("RGB", (light.width, 9)), light).all(), "of another size"


@pytest.mark.parametrize("name", sorted(place.stem for place in KEPT.glob("*-*-*[tk].png")))
def test_other_letters_are_not(name: str) -> None:
    assert told(differing(smoothed(name, 0.25), kept(name))) == ""


def test_what_differs_is_written_beside_or_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(RENEW, raising=False)
    white, black = Image.new("RGB", (60, 60), "white"), Image.new("RGB", (60, 60), "black")
    assert compared("page", white, tmp_path) == "no picture is kept"
    monkeypatch.setenv(RENEW, "1")
    assert compared("page", white, tmp_path) == ""
    monkeypatch.delenv(RENEW)
    assert compared("page", white, tmp_path) == ""
    assert compared("page", black, tmp_path) == "100.00% differs, 100% in the worst place"
    assert Image.open(tmp_path / "page.new.png").getpixel((5, 5)) == (0, 0, 0)
    assert Image.open(tmp_path / "page.differs.png").getpixel((5, 5)) == (255, 0, 0)
