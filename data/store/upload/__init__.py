"""A file on its way into the store: read, kept on disk, counted, and moved in."""
