"""`wordbrush bench`: benchmarks of the engine, of the whole bot on the local Discord, of decisions and databases."""
