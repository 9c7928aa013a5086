"""The parts of the Strategy page: the scenario, its plan, the money, the reasons."""
