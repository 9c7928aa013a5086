"""What purchases cost: charges, the four figures, and the weeks in which they fall."""
