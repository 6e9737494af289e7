"""What an engine imports before it begins: the process that engines are forked from has it."""

import torch

import engine.benchmarks.quality
import engine.benchmarks.style_quality
import engine.benchmarks.style_speed
import engine.worker  # noqa: F401
from engine.network import textures

torch.set_num_threads(1)  # OpenMP's threads do not survive a fork; each engine sets its own number
textures.texture_set()  # the default one: a second and more
