"""Every sentence that people see, in their language."""
