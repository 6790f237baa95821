"""Measurements. They are quoted as ratios within one run and never asserted in tests."""
