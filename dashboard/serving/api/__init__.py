"""The read-only API: measures, plan and report for programs, each with a token of its own."""
