"""What the planner is told: people, needs, levers, wishes and their numbers. Values only."""
