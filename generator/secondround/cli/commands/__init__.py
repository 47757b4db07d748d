"""One module for each command, named like it (a small sister command beside it).

In: arguments. Out: what is printed, and an exit code.
"""
