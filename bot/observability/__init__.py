"""Log lines, metrics and request traffic."""
