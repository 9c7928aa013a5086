"""Which tool exported a table, and what that says about its columns."""
