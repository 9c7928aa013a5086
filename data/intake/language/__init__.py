"""What words in headers and cells mean, in the languages that files are written in."""
