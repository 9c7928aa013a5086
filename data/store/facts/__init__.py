"""What a company knows beside its ratings: skills, requirements, roles, assumptions, waves."""
