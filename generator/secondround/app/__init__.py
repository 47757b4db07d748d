"""What the program does, as plain functions: the stages put together, and what is judged of their
results.

In: folders, names and editions. Out: pages in memory, problems, or an exception of `errors`. It
prints nothing.
"""
