"""Integer programs, solved level by level. It knows nothing of stories.

In: columns, rows and objectives. Out: values, and for each level whether it is proven.
"""
