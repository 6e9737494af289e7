"""What an engine imports before it begins: the process that engines are forked from has it."""

import torch

import engine.quality
import engine.style_quality
import engine.style_speed
import engine.worker  # noqa: F401
from engine import canvas

torch.set_num_threads(1)  # OpenMP's threads do not survive a fork; each engine sets its own number
canvas.canvas()  # everybody's: a second and more
