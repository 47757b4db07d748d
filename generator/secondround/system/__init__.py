"""What the program asks of the machine: files, and git. The lowest room: it knows nothing of
records.
"""
