"""From a solution to what a reader is told: actions, outcomes, and what is left undone."""
