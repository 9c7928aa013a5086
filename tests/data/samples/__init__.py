"""What each real file of the samples is, decided by reading it and its SOURCE.md."""
