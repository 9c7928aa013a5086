"""Native answers and the scales on which they are levels (methods.md#scales)."""
