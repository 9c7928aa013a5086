"""The only package with cache decorators: what pages ask for, computed once for each store version.

Keys are the store's place and version, who asks, and frozen values (selection, scenario); never a
frame. Answers are shared between visitors who see the same, and never changed by a page.
"""

from dashboard.cache.assessing import assessing
from dashboard.cache.files import (
    asked_of_people,
    dry_run,
    exported,
    import_file,
    imported,
    proposal,
    report,
    survey_choices,
)
from dashboard.cache.guides import demo_only, note_report, own_requirements, report_made
from dashboard.cache.ledgers import decided, learned, ledger
from dashboard.cache.measures import (
    analysis,
    analysis_before,
    beside,
    change,
    compare,
    earlier_waves,
    evidence,
    matrix,
    rating_model,
    teams,
    through_waves,
    trend,
)
from dashboard.cache.noted import note_file, note_page, open_page
from dashboard.cache.opened import (
    all_waves,
    assumed,
    may,
    sign_out,
    signed_in,
    store,
    viewer,
    who,
)
from dashboard.cache.own import own_ratings, privacy_notice, seen_by, stored_of_me
from dashboard.cache.plans import (
    chances,
    circles,
    driver,
    driver_keys,
    explaining,
    levers,
    levers_by_area,
    loss,
    plan,
    problem,
    repairing_steps,
    trying,
)
from dashboard.cache.scenarios import declines, saved_scenarios
from dashboard.uploads import Round, Upload

__all__ = [
    "Round",
    "Upload",
    "all_waves",
    "analysis",
    "analysis_before",
    "asked_of_people",
    "assessing",
    "assumed",
    "beside",
    "chances",
    "change",
    "circles",
    "compare",
    "decided",
    "declines",
    "demo_only",
    "driver",
    "driver_keys",
    "dry_run",
    "earlier_waves",
    "evidence",
    "explaining",
    "exported",
    "import_file",
    "imported",
    "learned",
    "ledger",
    "levers",
    "levers_by_area",
    "loss",
    "matrix",
    "may",
    "note_file",
    "note_page",
    "note_report",
    "open_page",
    "own_ratings",
    "own_requirements",
    "plan",
    "privacy_notice",
    "problem",
    "proposal",
    "rating_model",
    "repairing_steps",
    "report",
    "report_made",
    "saved_scenarios",
    "seen_by",
    "sign_out",
    "signed_in",
    "store",
    "stored_of_me",
    "survey_choices",
    "teams",
    "through_waves",
    "trend",
    "trying",
    "viewer",
    "who",
]
