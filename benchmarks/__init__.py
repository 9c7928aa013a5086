"""Speed as ratios, each against a bare floor measured in the same run: `python -m benchmarks`.

And whether chances come true: `python -m benchmarks calibration`.
"""
