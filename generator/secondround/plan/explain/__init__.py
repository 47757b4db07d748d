"""The plan in words: why, what else was possible, what is missing, what each objective means.

In: a round and its plan in numbers. Out: sentences that a test can recompute.
"""
