"""An engine that downloads CLIP ViT-B/32 from the URL in the environment variable CLIP_URL."""

import os

from engine import worker
from engine.models.encoders import clip

if __name__ == "__main__":
    clip.clip._MODELS["ViT-B/32"] = os.environ["CLIP_URL"]
    worker.main()
