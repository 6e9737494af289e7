"""One file a command: parse, check, call a service, show a panel."""
