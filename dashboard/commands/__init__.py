"""The verbs of the command line: each module adds its own to the parser and answers it.

Imports of what a verb needs stand inside its function, so that the command starts fast.
"""
