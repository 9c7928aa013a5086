"""What a file says is required: the words of its headers, the facts beside them."""
