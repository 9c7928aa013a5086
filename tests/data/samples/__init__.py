"""What each real file of the samples is, decided by reading it and its SOURCE.md.

The list is data, so that a reader can disagree with a line. Nothing of the files stands here but
their shape. `everything()` is every file that holds, or pretends to hold, a table.
"""
