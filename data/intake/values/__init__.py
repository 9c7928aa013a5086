"""What the answers of the rated columns mean, and what is declared about them."""
