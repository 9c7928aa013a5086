"""The blend as a mixed-integer model: its columns, its rows, and its solution (METHODS 4)."""
