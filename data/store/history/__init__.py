"""Imports as the store remembers them: recorded, compared, explained, undone."""
