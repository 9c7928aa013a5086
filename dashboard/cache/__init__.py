"""The only package with cache decorators: what pages ask for, computed once for each store version.

Keys are the store's place and version, who asks, and frozen values (selection, scenario); never a
frame. Answers are shared between visitors who see the same, and never changed by a page.
"""

from dashboard.cache.answers import (
    Round,
    Upload,
    analysis,
    analysis_before,
    asked_of_people,
    beside,
    compare,
    demo_only,
    dry_run,
    earlier_waves,
    exported,
    import_file,
    imported,
    learned,
    ledger,
    matrix,
    own_ratings,
    own_requirements,
    pinned,
    privacy_notice,
    proposal,
    report,
    seen_by,
    stored_of_me,
    survey_choices,
    surveyed,
    teams,
    through_waves,
    trend,
)
from dashboard.cache.opened import (
    all_waves,
    assumed,
    has_moved,
    key,
    may,
    note_file,
    note_page,
    open_page,
    sign_out,
    signed_in,
    store,
    viewer,
    who,
)
from dashboard.cache.studies import plan, reading, study, weigh_again
