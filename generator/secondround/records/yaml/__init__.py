"""The strict YAML reader, and the words for what goes wrong in it.

In: the bytes of a file. Out: values with their places, and problems.
"""
