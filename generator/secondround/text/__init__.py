"""Words and names as such: letters, slugs and sentences.

In: text. Out: text. It must not know what a record or a packet is: every other stage may use it.
"""
