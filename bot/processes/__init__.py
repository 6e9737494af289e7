"""Child processes, and the signals that ask a process to stop."""
