"""The parts of the Plan page: the scenario, its plan, the money, the reasons."""
