"""Hire, train or equip, skill by skill: each lever alone, and what would turn the verdict."""
