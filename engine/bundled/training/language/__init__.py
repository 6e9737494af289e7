"""The making of the word vectors, the palettes and the Chinese glosses that the bundled models ship with."""
