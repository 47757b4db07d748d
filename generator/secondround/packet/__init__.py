"""The stage `packet`."""
