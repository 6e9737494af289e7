"""Every sentence that people see in chats, in English and in Chinese, and the names of commands."""
