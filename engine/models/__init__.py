"""The frozen models that judge an output: CLIP and VGG19, loaded from files in their libraries' formats."""
