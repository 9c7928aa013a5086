"""What each column of a table is (methods.md#what-is-a-rating), and the mapping that says so."""
