"""Handlers of slash commands, context menus, components and forms: each checks, calls a service and answers."""
