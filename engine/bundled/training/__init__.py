"""The training of the bundled models, in commands of its own that nothing else imports."""
