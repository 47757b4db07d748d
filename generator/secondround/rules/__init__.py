"""The stage `rules`."""
