"""Every text that people see, in their own language."""
