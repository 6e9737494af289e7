"""Benchmarks of the engine, which `wordbrush bench` and `make gpu` run in processes of their own."""
