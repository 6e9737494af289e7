"""Embeddings of prompts: CLIP's prompt ensembling over ImageNet templates.

The templates are those of the CLIP authors (openai/CLIP, notebooks/Prompt_Engineering_for_ImageNet.ipynb) as CLIPstyler
uses them: without 'a photo of many {}.'.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from engine.models.perception import Perception
from engine.protocol.wording import split_prompt

TEMPLATES = tuple(
    line.strip()
    for line in """
        a bad photo of a {}.
        a sculpture of a {}.
        a photo of the hard to see {}.
        a low resolution photo of the {}.
        a rendering of a {}.
        graffiti of a {}.
        a bad photo of the {}.
        a cropped photo of the {}.
        a tattoo of a {}.
        the embroidered {}.
        a photo of a hard to see {}.
        a bright photo of a {}.
        a photo of a clean {}.
        a photo of a dirty {}.
        a dark photo of the {}.
        a drawing of a {}.
        a photo of my {}.
        the plastic {}.
        a photo of the cool {}.
        a close-up photo of a {}.
        a black and white photo of the {}.
        a painting of the {}.
        a painting of a {}.
        a pixelated photo of the {}.
        a sculpture of the {}.
        a bright photo of the {}.
        a cropped photo of a {}.
        a plastic {}.
        a photo of the dirty {}.
        a jpeg corrupted photo of a {}.
        a blurry photo of the {}.
        a photo of the {}.
        a good photo of the {}.
        a rendering of the {}.
        a {} in a video game.
        a photo of one {}.
        a doodle of a {}.
        a close-up photo of the {}.
        a photo of a {}.
        the origami {}.
        the {} in a video game.
        a sketch of a {}.
        a doodle of the {}.
        a origami {}.
        a low resolution photo of a {}.
        the toy {}.
        a rendition of the {}.
        a photo of the clean {}.
        a photo of a large {}.
        a rendition of a {}.
        a photo of a nice {}.
        a photo of a weird {}.
        a blurry photo of a {}.
        a cartoon {}.
        art of a {}.
        a sketch of the {}.
        a embroidered {}.
        a pixelated photo of a {}.
        itap of the {}.
        a jpeg corrupted photo of the {}.
        a good photo of a {}.
        a plushie {}.
        a photo of the nice {}.
        a photo of the small {}.
        a photo of the weird {}.
        the cartoon {}.
        art of the {}.
        a drawing of the {}.
        a photo of the large {}.
        a black and white photo of a {}.
        the plushie {}.
        a dark photo of a {}.
        itap of a {}.
        graffiti of the {}.
        a toy {}.
        itap of my {}.
        a photo of a cool {}.
        a photo of a small {}.
        a tattoo of the {}.
    """.strip().splitlines()
)


def prompt_embedding(perception: Perception, prompt: str) -> Tensor:
    """Return the normalized embedding of a prompt, (d,): the mean of its parts' embeddings by their weights."""
    parts = split_prompt(prompt)
    embeddings = torch.stack([text_embedding(perception, perception.rewrite_prompt(part.text)) for part in parts])
    weights = embeddings.new_tensor([part.weight for part in parts])
    return F.normalize(weights @ embeddings, dim=0)


def text_embedding(perception: Perception, text: str) -> Tensor:
    """Return the normalized embedding of a text, (d,), from the text cache if it is there.

    The raw embeddings of its templates are averaged, then normalized, as in the published code.
    """
    cache = perception.text_cache
    if cache and (known := cache.get(text)) is not None:
        return known.to(perception.device)
    embeddings = perception.encode_texts([template.format(text) for template in TEMPLATES])  # (79, d)
    embedding = F.normalize(embeddings.mean(dim=0), dim=0)
    if cache:
        cache.put(text, embedding)
    return embedding
