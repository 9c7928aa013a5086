"""Files that people write about everything but the survey: read, checked, never guessed."""
