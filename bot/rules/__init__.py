"""Usage limits and blocked words: pure functions, without a database or a clock."""
