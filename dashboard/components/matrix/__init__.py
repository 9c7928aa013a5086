"""The parts of the Heatmap page: its controls, its picture, and the cell that is open."""
