"""Measurements. Each checks first that what it measures is right, then prints figures: `python -m bench [name …]`."""
