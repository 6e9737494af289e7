"""Child processes, and how a process is asked to stop."""
