"""The parts of the pages that say where the team stands."""
