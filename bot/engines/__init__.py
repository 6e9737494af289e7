"""How jobs reach an engine."""
