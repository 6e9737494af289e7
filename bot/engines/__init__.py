"""How jobs reach an engine: processes on this machine, or on a Ray cluster."""
