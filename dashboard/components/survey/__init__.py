"""The parts of the Survey page: from a dropped file to what was imported."""
