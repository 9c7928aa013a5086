"""Exports of form tools for an invented team, made as the tools' own documentation describes them.

One module per tool: a `Truth` in, the bytes of a file out. Nothing here looks at the import.
"""
