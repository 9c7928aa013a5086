"""What the browser is sent as it is, Inter 4.1 (SIL Open Font License 1.1) among it."""

from pathlib import Path


def text(*names: str) -> str:
    """Files of this folder, one after the other."""
    return "\n".join(Path(__file__).with_name(name).read_text(encoding="utf-8") for name in names)
