"""What each column of a table is (DEFINITIONS 10), and the mapping that says so."""
