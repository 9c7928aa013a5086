"""The report as slides: native charts and tables that can be edited, sources in the notes."""
