"""Printing: blocks in, screen, terminal, JSON or a file out. Nothing here knows a subject."""
