"""What the server answers beside the pages: headers, whether it lives, and what stays closed."""
