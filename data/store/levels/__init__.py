"""The level used, in SQL: who is looked at, what was said of them, and how many are alike."""
