"""Who answered in each row, who may be one person, and when."""
