"""The stage `plan`."""
