"""The stage `render`."""
