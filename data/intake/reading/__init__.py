"""Bytes of an upload -> text tables, before anybody guesses a type."""
