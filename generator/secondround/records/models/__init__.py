"""What people may write, field by field: each with its meaning, an example and its reach.

In: values as the YAML reader gives them. Out: frozen models.
"""
