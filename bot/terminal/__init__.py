"""What the commands of `wordbrush` do and print; bot.cli has their options."""
