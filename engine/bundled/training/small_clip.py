"""Training of the small CLIP from scratch, on renders and their captions, against adversarial perturbations.

Classifiers trained against perturbations have gradients that people can recognize (Engstrom et al. 2019, Santurkar et
al. 2019), and this model's gradients paint pictures.
"""

import math
import random
from functools import cache
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from torch import Tensor, nn

from engine.bundled.training import dataset
from engine.bundled.training.bank import NAMES
from engine.bundled.training.captions import captions_of, filed_styles
from engine.bundled.training.renderers import RENDERERS, tint
from engine.bundled.training.stages import Stage
from engine.models.encoders import clip, encode_tokens
from engine.models.perception import standardized_for_clip
from engine.network import textures
from engine.prompts import TEMPLATES
from engine.protocol.vocabulary import COLORS

SIDE = 64  # pixels: the side of the model's input
PHOTOS, RENDER_SIDE = 112, 144
TEXTURE_SETS = ((textures.SEED, 1.0), (1, 0.8), (2, 1.0), (textures.SEED, 1.0), (3, 1.25), (4, 1.0), (5, 1.6))
BATCH, BATCH_OF_PHOTOS, BATCH_OF_WHOLES = 64, 8, 12
LEARNING_RATE = 2e-3
ATTACK_RADIUS, ATTACK_STEPS = 2.5, 2  # the L2 norm of a perturbation over all pixels; steps to find one
CAPTIONS_OF_PHOTOS = ("a photo", "a photograph", "a real photo", "a natural photo", "photo", "a Photo")
PLAIN = ("{}", "a {}", "{} style", "a picture in the style of {}")
OTHER = len(NAMES)  # the row of pictures in no style: a style's texture in the wrong colors

# Styles with colors of their own: in other colors they are another picture (OTHER).
PALETTES = (
    frozenset(
        "fire ice sand wood grass sepia sunset gold rust underwater night cyberpunk lava blueprint".split()  # noqa: SIM905  # reads better
    )
    | {"starry night", "thermal image", "brick wall"}
    | {name for name, style in filed_styles().items() if style.palette}
)
# Styles with the photo's colors: they remain the same in any colors.
COLORFUL = frozenset(
    "mosaic pointillism embroidery cubism cartoon glitch neon psychedelic".split()  # noqa: SIM905  # reads better
) | {
    "oil painting", "watercolor painting", "stained glass", "pixel art", "low poly", "comic book", "knitted wool",
    "crayon drawing",
    *(name for name, style in filed_styles().items() if not style.palette),
}  # fmt: skip


@cache
def _captions() -> list[list[str]]:
    """Return the captions for each of NAMES; a style's own name is there as often as all others together."""
    captions = [list(CAPTIONS_OF_PHOTOS)]
    for name in RENDERERS:
        _, *others = captions_of(name)
        captions.append([name] * max(1, len(others)) + others)
    return captions


class ClipTraining(Stage):
    """The contrastive training of pictures and captions, on pictures as they are and as an attack changes them.

    `photos` and `batch` are made smaller in tests.
    """

    name = "clip"
    steps = 6000

    def __init__(self, photos: int = PHOTOS, batch: int = BATCH) -> None:
        self.batch = batch
        self.renders = dataset.render_photos(photos, RENDER_SIDE, TEXTURE_SETS, seed=100)
        texts = {
            template.format(caption)
            for captions in _captions()
            for caption in captions
            for template in (*TEMPLATES, *PLAIN)
        }
        self.tokens = torch.unique(clip.tokenize([*sorted(texts), *COLORS]))
        torch.manual_seed(0)
        self.model = clip.model.CLIP(
            embed_dim=256,
            image_resolution=SIDE,
            vision_layers=(1, 1, 1, 1),
            vision_width=24,
            vision_patch_size=None,
            context_length=77,
            vocab_size=len(self.tokens),
            transformer_width=64,
            transformer_heads=1,
            transformer_layers=2,
        ).float()
        with torch.no_grad():
            self.model.logit_scale.fill_(math.log(20))
        self.model.to(memory_format=torch.channels_last)
        self.other = nn.Parameter(torch.randn(1, 256) * 0.5)
        parameters = [*self.model.parameters(), self.other]
        decayed = [p for p in parameters if p.ndim > 1 and p is not self.model.token_embedding.weight]
        kept = [p for p in parameters if all(p is not one for one in decayed)]
        groups = [{"params": decayed, "weight_decay": 0.02}, {"params": kept, "weight_decay": 0.0}]
        trained = nn.ModuleDict({"clip": self.model, "beside": nn.ParameterDict({"other": self.other})})
        super().__init__(trained, torch.optim.AdamW(groups, lr=LEARNING_RATE, betas=(0.9, 0.98)))

    # ── the model's two encoders ──

    def encode(self, pictures: Tensor) -> Tensor:
        """Return normalized embeddings (n, 256) of pictures (n, 3, SIDE, SIDE) in [0, 1]."""
        with torch.autocast("cpu", torch.bfloat16):
            given = standardized_for_clip(pictures).contiguous(memory_format=torch.channels_last)
            embeddings = self.model.visual(given)
        return F.normalize(embeddings.float(), dim=-1)

    def encode_texts(self, texts: list[str]) -> Tensor:
        """Return normalized embeddings (n, 256) of texts, as `CLIP.encode_text` computes them."""
        tokens = torch.searchsorted(self.tokens, clip.tokenize(texts))
        return F.normalize(encode_tokens(self.model, tokens), dim=-1)

    # ── one update ──

    def update(self, number: int) -> str:
        """Make one update from one batch; two of three updates use what an attack makes of the pictures."""
        torch.manual_seed(1_000_000 + number)  # seeds torch's global generator, which everything below draws from
        chance = random.Random(number)  # noqa: S311  # nothing here is a secret
        pictures, labels, combinations, wholes = self._examples(chance)
        names = [chance.choice(captions) for captions in _captions()]
        texts = [chance.choice((*TEMPLATES, *PLAIN * 10)).format(name) for name in [*names, *combinations]]
        # Rows: NAMES, other, combinations.
        encoded = self.encode_texts(texts)
        rows = torch.cat([encoded[: len(NAMES)], F.normalize(self.other, dim=-1), encoded[len(NAMES) :]])
        if number % 3:
            pictures = self._attack(pictures, labels, rows.detach(), wholes, min(1.0, number / 300))
        embeddings = self.encode(torch.cat([pictures, wholes]))
        seen, photos = embeddings[: len(pictures)], embeddings[len(pictures) :]
        of_photos = F.cross_entropy(self._logit_scale() * photos @ rows.t(), torch.zeros(len(photos), dtype=torch.long))
        loss = self._loss(seen, labels, rows, photos) + 0.3 * of_photos
        self.optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 2.0)
        self.optimizer.step()
        right = ((seen @ rows.t()).argmax(1) == labels.argmax(1)).float().mean().item()
        self.update_running_mean("right", right, 0.98)
        return f"loss {loss.item():.3f}, right {self.running['right']:.3f}"

    def _logit_scale(self) -> Tensor:
        scale: Tensor = self.model.logit_scale.exp().clamp(max=50)
        return scale

    def _loss(self, seen: Tensor, labels: Tensor, rows: Tensor, photos: Tensor) -> Tensor:
        """Return the loss in both ways that the objective uses embeddings: by place and by direction.

        That is, which text is nearest to a picture, and which text's direction is nearest to the direction from a photo
        to the picture.
        """
        near = -(labels * F.log_softmax(self._logit_scale() * seen @ rows.t(), -1)).sum(1).mean()
        styled = labels[:, 0] < 0.8
        source = photos.repeat(len(seen) // len(photos) + 1, 1)[: len(seen)][styled]
        ways = F.normalize(rows[1:] - rows[:1], dim=-1)
        likeness = F.normalize(seen[styled] - source, dim=-1) @ ways.t()
        wanted = labels[styled][:, 1:]
        wanted = wanted / wanted.sum(1, keepdim=True)
        along = -(wanted * F.log_softmax(12 * likeness, -1)).sum(1).mean()
        return near + along + ((1 - labels[styled][:, 0]) * (1 - (likeness * wanted).sum(1))).mean()

    def _attack(self, pictures: Tensor, labels: Tensor, rows: Tensor, wholes: Tensor, share: float) -> Tensor:
        """Return each picture moved by at most ATTACK_RADIUS (L2) to where the loss is highest.

        `share`, in [0, 1], scales the radius.
        """
        radius = ATTACK_RADIUS * share * (0.3 + 0.7 * torch.rand(len(pictures), 1, 1, 1))
        moved = torch.randn_like(pictures)
        moved = moved * (0.5 * radius / _norm(moved))
        self.model.eval().requires_grad_(False)
        with torch.no_grad():
            photos = self.encode(wholes)
        for _ in range(ATTACK_STEPS):
            at = (pictures + moved).clamp(0, 1).requires_grad_(True)
            (gradient,) = torch.autograd.grad(self._loss(self.encode(at), labels, rows, photos), at)
            moved = moved + gradient * (0.7 * radius / _norm(gradient))
            moved = moved * (radius / _norm(moved)).clamp(max=1)
        self.model.train().requires_grad_(True)
        return (pictures + moved).clamp(0, 1).detach()

    def _examples(self, chance: random.Random) -> tuple[Tensor, Tensor, list[str], Tensor]:
        """Draw pictures (n, 3, SIDE, SIDE), labels as shares of rows, captions of combinations, and whole photos.

        The rows are NAMES, OTHER, then the combinations.
        """
        which = torch.randint(0, len(self.renders), (self.batch,))
        styles = torch.randint(1, len(NAMES), (self.batch,))
        taken = self.renders.select(which, styles)
        combinations: list[str] = []
        labels = torch.zeros(self.batch + BATCH_OF_PHOTOS, OTHER + 1 + self.batch)
        for index, style in enumerate(styles.tolist()):
            name = NAMES[style]
            kind = chance.random()
            labels[index, style] = 1
            if kind < 0.2 and name not in COLORS and name not in ("negative", "psychedelic", "thermal image"):
                color = chance.choice(COLORS)
                taken[index] = tint(taken[index, None], color)[0]
                labels[index, style], labels[index, NAMES.index(color)] = 0.15, 0.1
                labels[index, OTHER + 1 + len(combinations)] = 0.75
                combinations.append(f"{color} {name}")
            elif kind < 0.45 and name in COLORFUL:
                taken[index] = taken[index, chance.choice(_CHANNEL_ORDERS)]
            elif kind < 0.3 and name in PALETTES:
                taken[index] = taken[index, chance.choice(_CHANNEL_ORDERS)]
                labels[index, style], labels[index, OTHER] = 0, 1
        labels = labels[:, : OTHER + 1 + len(combinations)]
        # Some pictures lie between photo and style, so that the gradient points to the style already at the photo.
        half_way = torch.rand(self.batch) < 0.2
        share = (0.3 + 0.7 * torch.rand(self.batch)) * half_way + 1.0 * ~half_way
        photos = self.renders.select(which, torch.zeros_like(styles))
        taken = torch.lerp(photos, taken, share.view(-1, 1, 1, 1))
        labels[: self.batch] *= share.unsqueeze(1)
        labels[: self.batch, 0] += 1 - share
        wholes = photos[:BATCH_OF_WHOLES]
        plain = _add_patterns(
            self.renders.select(torch.randint(0, len(self.renders), (BATCH_OF_PHOTOS,)), torch.tensor(0))
        )
        labels[self.batch :, 0] = 1
        far = max(1, self.batch // 8)
        pictures = torch.cat([_zoomed_out(taken[:far]), _random_patches(taken[far:]), _random_patches(plain)])
        return _vary_exposure(pictures), labels, combinations, _vary_exposure(_zoomed_out(wholes))

    # ── what is kept ──

    def finish(self, folder: Path) -> None:
        """Write `tiny-clip.safetensors` in fp16, with the ids of the tokens that it knows."""
        tensors = {name: tensor.half().contiguous() for name, tensor in self.model.state_dict().items()}
        save_file(tensors | {"seen": self.tokens.int()}, folder / "tiny-clip.safetensors")


_CHANNEL_ORDERS = ([0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0])  # of red, green and blue


def _norm(x: Tensor) -> Tensor:
    length: Tensor = torch.linalg.vector_norm(x, dim=(1, 2, 3), keepdim=True)
    return length + 1e-9


def _random_patches(pictures: Tensor) -> Tensor:
    """Return a random part of each picture in random perspective, as the objective sees an output."""
    n = len(pictures)
    zoom = torch.exp(torch.empty(n).uniform_(math.log(0.36), math.log(0.8)))
    return _warp(pictures, zoom, 0.25)


def _zoomed_out(pictures: Tensor) -> Tensor:
    """Return nearly all of each picture, smaller."""
    return _warp(F.avg_pool2d(pictures, 2), torch.empty(len(pictures)).uniform_(0.8, 1.0), 0.05)


def _warp(pictures: Tensor, zoom: Tensor, slant: float) -> Tensor:
    n = len(pictures)
    y, x = torch.meshgrid(torch.linspace(-1, 1, SIDE), torch.linspace(-1, 1, SIDE), indexing="ij")

    def uniform() -> Tensor:
        return torch.rand(n, 1, 1) * 2 - 1

    depth = 1 + slant * (uniform() * x + uniform() * y)
    angle = 0.12 * torch.randn(n, 1, 1)
    mirrored = torch.where(torch.rand(n, 1, 1) < 0.5, -1.0, 1.0)
    u = (torch.cos(angle) * x - torch.sin(angle) * y) / depth * zoom.view(-1, 1, 1) * mirrored
    v = (torch.sin(angle) * x + torch.cos(angle) * y) / depth * zoom.view(-1, 1, 1)
    free = (1 - zoom).view(-1, 1, 1)
    grid = torch.stack([u + uniform() * free, v + uniform() * free], dim=-1)
    return F.grid_sample(pictures, grid, padding_mode="reflection", align_corners=False)


def _vary_exposure(pictures: Tensor) -> Tensor:
    """Return pictures with random contrast, brightness and noise."""
    n = len(pictures)
    contrast, brightness = torch.empty(n, 1, 1, 1).uniform_(0.85, 1.15), torch.empty(n, 1, 1, 1).uniform_(-0.06, 0.06)
    noise = torch.randn_like(pictures) * torch.rand(n, 1, 1, 1) ** 2 * 0.06
    return ((pictures - 0.5) * contrast + 0.5 + brightness + noise).clamp(0, 1)


def _add_patterns(photos: Tensor) -> Tensor:
    """Return photos, half of them with meaningless noise or patterns; their label remains that of photos."""
    n, _, height, width = photos.shape
    for index in range(n // 2):
        cell = int(2 ** torch.randint(0, 5, ()))
        noise = torch.randn(1, 3, max(1, height // cell), max(1, width // cell))
        pattern = F.interpolate(noise, size=(height, width), mode="nearest" if index % 2 else "bilinear")[0]
        photos[index] += (0.05 + 0.25 * torch.rand(())) * pattern
    return photos.clamp(0, 1)
