"""The coverage page: its sentences, its picture, and what its switches leave."""

from __future__ import annotations

from tests.dashboard.hand_built import requirement

KNOWN_NOBODY = requirement(skill="Audit", skill_id="audit", unknown=0)
