"""From a request to the engine to its answer."""
