"""The benchmarks of `wordbrush bench`: the engine, the whole bot on the local Discord, decisions and databases."""
