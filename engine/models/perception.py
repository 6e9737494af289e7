"""What judges the picture: CLIP for the style, and content features; both frozen."""

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
import torchvision
from torch import Tensor, nn

from engine import bundled
from engine.models.encoders import ImageEncoder, clip, encode_tokens, has_bfloat16, like_weights_of, to_bfloat16
from engine.models.text_cache import TextCache
from engine.models.weights import Report, WeightsFile
from engine.network.filters import for_channels
from engine.protocol import vocabulary
from engine.protocol.errors import EngineError
from engine.protocol.messages import ModelsConfig, NoticeCode

CLIP_MEAN, CLIP_STD = (0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)
TEXTS_FILE = "text-embeddings.db"  # in the folder of the downloads
IMAGENET_MEAN, IMAGENET_STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


@dataclass(frozen=True)
class Perception:
    """The models that a picture is optimised against, on one device, never trained.

    clip: any model that the clip package loads; resolution and embedding size are its own.
    image_encoder: CLIP's, made faster; None: its own.
    content_features: pictures (n, 3, h, w) in [0, 1] to the activations that the content loss compares.
    starts: a bank of StyleNets to start from, where the models come with one.
    reading: a style's words as the models are to read them.
    texts: embeddings of texts that were read before.
    """

    clip: Any
    content_features: Callable[[Tensor], list[Tensor]]
    device: torch.device
    starts: "bundled.Starts | None" = None
    reading: Callable[[str], str] = str
    texts: TextCache | None = None
    image_encoder: Callable[[Tensor], Tensor] | None = None
    clip_name: str = ""
    content_name: str = ""

    @property
    def resolution(self) -> int:
        """Side of the square pictures that CLIP sees, in pixels."""
        return int(self.clip.visual.input_resolution)

    @property
    def context_length(self) -> int:
        """How many tokens CLIP reads."""
        return int(self.clip.context_length)

    def encode_images(self, pictures: Tensor, *, antialias: bool = False) -> Tensor:
        """Normalised embeddings (n, d) of pictures (n, 3, h, w) in [0, 1], made square for CLIP where they are not."""
        encode = self.image_encoder or self.clip.encode_image
        return F.normalize(encode(standardized_for_clip(self.for_clip(pictures, antialias=antialias))), dim=-1)

    def for_clip(self, pictures: Tensor, *, antialias: bool = False) -> Tensor:
        """Return pictures (n, 3, h, w) at CLIP's own size, resized as the published code does."""
        size = (self.resolution, self.resolution)
        if pictures.shape[-2:] == size:
            return pictures
        return F.interpolate(pictures, size=size, mode="bicubic", antialias=antialias)

    def tokenize(self, texts: Sequence[str], *, truncate: bool) -> Tensor:
        """Token ids (n, context length); RuntimeError where a text is too long and is not to be truncated."""
        tokens: Tensor = clip.tokenize(list(texts), context_length=self.context_length, truncate=truncate)
        return tokens.to(self.device)

    @torch.no_grad()
    def encode_texts(self, texts: Sequence[str]) -> Tensor:
        """Embeddings (n, d), not normalised; texts too long for CLIP are cut."""
        return encode_tokens(self.clip, self.tokenize(texts, truncate=True))


class VggFeatures(nn.Module):
    """Activations of VGG19 after the ReLUs of conv4_2 and conv5_2.

    The published code names the convolutions; its in-place ReLUs make what it compares post-ReLU.
    """

    RELU4_2, RELU5_2 = 22, 31  # places in torchvision's `vgg19().features`

    def __init__(self, features: nn.Sequential) -> None:
        super().__init__()
        self.until_relu4_2 = features[: self.RELU4_2 + 1]
        self.until_relu5_2 = features[self.RELU4_2 + 1 : self.RELU5_2 + 1]

    def forward(self, pictures: Tensor) -> list[Tensor]:
        """(n, 3, h, w) in [0, 1] to (n, 512, h/8, w/8) and (n, 512, h/16, w/16)."""
        relu4_2 = self.until_relu4_2(like_weights_of(self, standardized_for_vgg(pictures)))
        # The next layer is an in-place ReLU after a convolution, so relu4_2 itself stays as it is.
        return [relu4_2.float(), self.until_relu5_2(relu4_2).float()]


def load_perception(config: ModelsConfig, device: torch.device, report: Report) -> Perception:
    """Load the models, downloading what is missing; `report` is told about downloads.

    Raises EngineError: CLIP_UNKNOWN, WEIGHTS_MISSING, WEIGHTS_UNREADABLE, DOWNLOAD_FAILED, DOWNLOAD_DAMAGED.
    """
    if config.models == "bundled":
        model: Any = freeze(bundled.load_clip(), device)
        return Perception(
            clip=model,
            image_encoder=ImageEncoder(model.visual),
            content_features=freeze(bundled.LuminanceFeatures(), device),
            device=device,
            starts=bundled.load_starts(),
            reading=vocabulary.reading,
            clip_name=bundled.CLIP_NAME,
            content_name=bundled.CONTENT_NAME,
        )
    clip_file, vgg_file = weights_files(config)
    return replace(
        perception_of(load_clip(clip_file, report), load_vgg(vgg_file, report), device),
        texts=TextCache(Path(config.cache_dir, TEXTS_FILE), _identity(clip_file.path)),
        clip_name=clip_file.name,
        content_name=vgg_file.name,
    )


def perception_of(model: Any, vgg: nn.Module, device: torch.device) -> Perception:
    """A CLIP and a VGG19 on a device, in bfloat16 where it is faster there; the texts are always read in fp32."""
    visual: Any = freeze(model, device).visual
    vgg_there = freeze(vgg, device)
    halved = has_bfloat16(device)
    encoder = ImageEncoder(visual, torch.bfloat16 if halved else None)
    if not encoder.whole:
        del visual.transformer  # it would be in memory twice
    return Perception(
        clip=model,
        image_encoder=encoder,
        content_features=to_bfloat16(vgg_there) if halved else vgg_there,
        device=device,
        starts=bundled.load_starts(),
        reading=vocabulary.in_english,
    )


def _identity(path: Path) -> str:
    """Of a file, without reading all of it."""
    about = path.stat()
    return f"{path.resolve()} {about.st_size} {about.st_mtime_ns}"


def weights_files(config: ModelsConfig) -> list[WeightsFile]:
    """The files that the configured models are read from; EngineError: CLIP_UNKNOWN."""
    if config.models == "bundled":
        return [WeightsFile(name, path) for name, path in bundled.FILES.items()]
    return [_clip_file(config), _vgg_file(config)]


def _clip_file(config: ModelsConfig) -> WeightsFile:
    known: dict[str, str] = clip.clip._MODELS  # the addresses; the package's public API has only the names
    if url := known.get(config.clip):
        # The package puts the file's hash into its address.
        *_, sha256, file_name = url.split("/")
        return WeightsFile(f"CLIP {config.clip}", Path(config.cache_dir, file_name), url, sha256)
    path = Path(config.clip).expanduser()
    if path.suffix or path.is_file():
        return WeightsFile(f"CLIP {path.name}", path)
    raise EngineError(NoticeCode.CLIP_UNKNOWN, clip=config.clip, known=", ".join(clip.available_models()))


def _vgg_file(config: ModelsConfig) -> WeightsFile:
    if config.vgg is not None:
        path = Path(config.vgg).expanduser()
        return WeightsFile(f"VGG19 {path.name}", path)
    url: str = torchvision.models.VGG19_Weights.IMAGENET1K_V1.url
    file_name = url.rsplit("/", 1)[-1]  # vgg19-dcbb9e9d.pth: the hash's first digits
    sha256 = file_name.removesuffix(".pth").rsplit("-", 1)[-1]
    return WeightsFile("VGG19 (ImageNet)", Path(config.cache_dir, file_name), url, sha256)


def load_clip(file: WeightsFile, report: Report) -> nn.Module:
    """CLIP from a JIT archive or a state dict, in fp32 on the CPU."""
    path = file.ensure(report)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of torch.jit, which the package uses
            model, _ = clip.load(str(path), device="cpu", jit=False)
    except Exception as error:  # whatever a damaged archive makes torch raise
        raise _unreadable(file) from error
    loaded: nn.Module = model.float()
    return loaded


def load_vgg(file: WeightsFile, report: Report) -> VggFeatures:
    """The part of VGG19 that the content loss needs, in fp32 on the CPU."""
    path = file.ensure(report)
    with torch.device("meta"):  # the classifier, most of the file, is never made
        features = torchvision.models.vgg19().features[: VggFeatures.RELU5_2 + 1]
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
        wanted = {name: state[f"features.{name}"].float() for name in features.state_dict()}
        features.load_state_dict(wanted, assign=True)
    except Exception as error:  # whatever a damaged archive makes torch raise
        raise _unreadable(file) from error
    return VggFeatures(features)


def _unreadable(file: WeightsFile) -> EngineError:
    return EngineError(NoticeCode.WEIGHTS_UNREADABLE, name=file.name, path=file.path)


def freeze(model: nn.Module, device: torch.device) -> nn.Module:
    """The model on the device, in eval mode, without gradients for its parameters."""
    return model.to(device).eval().requires_grad_(False)


def standardized_for_clip(pictures: Tensor) -> Tensor:
    """Pictures in [0, 1] as CLIP's image encoder takes them."""
    return _standardize(pictures, CLIP_MEAN, CLIP_STD)


def standardized_for_vgg(pictures: Tensor) -> Tensor:
    """Pictures in [0, 1] as torchvision's VGG takes them."""
    return _standardize(pictures, IMAGENET_MEAN, IMAGENET_STD)


def _standardize(pictures: Tensor, mean: tuple[float, ...], std: tuple[float, ...]) -> Tensor:
    return (pictures - for_channels(mean, pictures.device)) / for_channels(std, pictures.device)
