"""What `wordbrush bench` and `make gpu` measure in processes of their own."""
