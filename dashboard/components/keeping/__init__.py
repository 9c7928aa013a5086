"""The parts of Settings, Method and Report: what is kept, explained and taken along."""
