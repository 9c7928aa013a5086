"""People: how they are recognised, what is known of them, and how they are erased."""
