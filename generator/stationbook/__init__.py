"""Stationbook: publishes social-work stations and the standards they work by."""

__version__ = "0.1.0"
