"""Plans of organisations whose truth is hidden from the planner: does what is said come true?"""
