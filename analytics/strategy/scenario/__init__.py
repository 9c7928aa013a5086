"""A scenario: what one plan assumes and allows, as a value, as a file and as kept in the store."""
