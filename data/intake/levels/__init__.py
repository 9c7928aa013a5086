"""Native answers and the scales on which they are levels (DEFINITIONS 8 and 9)."""
