"""The Typer commands of `wordbrush`: their options and help, one file for each group."""
