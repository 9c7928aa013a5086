"""The blend as a mixed-integer model: its columns, its rows, and its solution
(methods.md#the-model)."""
