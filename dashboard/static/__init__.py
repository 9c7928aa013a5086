"""What the browser is sent as it is: Inter 4.1 (variable, SIL Open Font License 1.1)."""
