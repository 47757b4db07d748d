"""The stage `records`."""
