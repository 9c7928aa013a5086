"""Spreadsheets made by hand: people across, rows of teams and of what is required."""
