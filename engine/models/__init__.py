"""CLIP and VGG19: loaded from their libraries' files, frozen."""
