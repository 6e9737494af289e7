"""The answers to requests: each module turns requests of engine.protocol.messages into replies."""
