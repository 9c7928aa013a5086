"""From the store and a scenario to one problem for the planner."""
