"""The models that judge an output, loaded and frozen: CLIP for the style, VGG19 for the content."""

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
from engine.models.convolutions import use_winograd
from engine.models.encoders import ImageEncoder, clip, encode_tokens, has_bfloat16, match_precision, to_bfloat16
from engine.models.text_cache import TextCache
from engine.models.weights import ReportDownload, WeightsFile
from engine.network.filters import for_channels
from engine.protocol import vocabulary
from engine.protocol.errors import EngineError
from engine.protocol.meaning import canonical_prompt
from engine.protocol.messages import ModelsConfig, NoticeCode

CLIP_MEAN, CLIP_STD = (0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)
TEXTS_FILE = "text-embeddings.db"  # in the download folder
IMAGENET_MEAN, IMAGENET_STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


@dataclass(frozen=True)
class Perception:
    """The models that a picture is optimized against, on one device, frozen and in eval mode.

    Attributes:
        clip: any model that the clip package loads; resolution and embedding size are its own.
        content_features: a function from pictures (n, 3, h, w) in [0, 1] to the activations that the content loss
            compares.
        style_bank: StyleNet weights to start from, or None.
        rewrite_prompt: a function from a style in words to the words that CLIP is given.
        reads_any_words: whether CLIP knows more words than those of the known styles.
        text_cache: embeddings of texts that were encoded before, or None.
        image_encoder: CLIP's image encoder in a faster implementation, or None to use CLIP's own.
        clip_name, content_name: the models' names for people.
    """

    clip: Any
    content_features: Callable[[Tensor], list[Tensor]]
    device: torch.device
    style_bank: "bundled.StyleBank | None" = None
    rewrite_prompt: Callable[[str], str] = str
    reads_any_words: bool = True
    text_cache: TextCache | None = None
    image_encoder: Callable[[Tensor], Tensor] | None = None
    clip_name: str = ""
    content_name: str = ""

    @property
    def resolution(self) -> int:
        """The side in pixels of the square pictures that CLIP sees."""
        return int(self.clip.visual.input_resolution)

    @property
    def context_length(self) -> int:
        """The number of tokens that CLIP reads at most."""
        return int(self.clip.context_length)

    def encode_images(self, pictures: Tensor, *, antialias: bool = False) -> Tensor:
        """Return normalized embeddings (n, d) of pictures (n, 3, h, w) in [0, 1].

        Pictures of another size than CLIP's are resized first, which makes them square; `antialias` is for that.
        """
        encode = self.image_encoder or self.clip.encode_image
        return F.normalize(encode(standardized_for_clip(self.for_clip(pictures, antialias=antialias))), dim=-1)

    def for_clip(self, pictures: Tensor, *, antialias: bool = False) -> Tensor:
        """Return pictures (n, 3, h, w) at CLIP's resolution, with bicubic interpolation as in the published code."""
        size = (self.resolution, self.resolution)
        if pictures.shape[-2:] == size:
            return pictures
        return F.interpolate(pictures, size=size, mode="bicubic", antialias=antialias)

    def tokenize(self, texts: Sequence[str], *, truncate: bool) -> Tensor:
        """Return token ids (n, context_length) of texts.

        A text that is too long is truncated if `truncate` is set, and otherwise raises RuntimeError.
        """
        tokens: Tensor = clip.tokenize(list(texts), context_length=self.context_length, truncate=truncate)
        return tokens.to(self.device)

    @torch.no_grad()
    def encode_texts(self, texts: Sequence[str]) -> Tensor:
        """Return embeddings (n, d) of texts, not normalized; a text too long for CLIP is truncated."""
        return encode_tokens(self.clip, self.tokenize(texts, truncate=True))


class VggFeatures(nn.Module):
    """The activations of VGG19 after the ReLUs of conv4_2 and conv5_2.

    The published code names the convolutions, but VGG19's in-place ReLUs change the activations that it compares.
    """

    RELU4_2, RELU5_2 = 22, 31  # indices in torchvision's `vgg19().features`

    def __init__(self, features: nn.Sequential) -> None:
        super().__init__()
        self.until_relu4_2 = features[: self.RELU4_2 + 1]
        self.until_relu5_2 = features[self.RELU4_2 + 1 : self.RELU5_2 + 1]

    def forward(self, pictures: Tensor) -> list[Tensor]:
        """Return the activations of pictures (n, 3, h, w) in [0, 1]: (n, 512, h/8, w/8) and (n, 512, h/16, w/16)."""
        relu4_2 = self.until_relu4_2(match_precision(self, standardized_for_vgg(pictures)))
        # The next layer is an in-place ReLU after a convolution, so relu4_2 itself stays as it is.
        return [relu4_2.float(), self.until_relu5_2(relu4_2).float()]


def load_perception(config: ModelsConfig, device: torch.device, report: ReportDownload) -> Perception:
    """Load the models onto a device, downloading files that are missing.

    `report` is called while a file downloads, as engine.models.weights.ReportDownload says. Raises EngineError:
    CLIP_UNKNOWN, WEIGHTS_MISSING, WEIGHTS_UNREADABLE, DOWNLOAD_FAILED or DOWNLOAD_DAMAGED.
    """
    if config.models == "bundled":
        model: Any = freeze(bundled.load_clip(), device)
        return Perception(
            clip=model,
            image_encoder=ImageEncoder(model.visual),
            content_features=freeze(bundled.LuminanceFeatures(), device),
            device=device,
            style_bank=bundled.load_style_bank(),
            rewrite_prompt=canonical_prompt,
            reads_any_words=False,
            clip_name=bundled.CLIP_NAME,
            content_name=bundled.CONTENT_NAME,
        )
    clip_file, vgg_file = weights_files(config)
    return replace(
        build_perception(load_clip(clip_file, report), load_vgg(vgg_file, report), device),
        text_cache=TextCache(Path(config.cache_dir, TEXTS_FILE), _file_identity(clip_file.path)),
        clip_name=clip_file.name,
        content_name=vgg_file.name,
    )


def build_perception(model: Any, vgg: nn.Module, device: torch.device) -> Perception:
    """Return a CLIP model and a VGG19 on a device, frozen, in bfloat16 if the device is faster with it.

    Texts are always encoded in fp32. `model` and `vgg` are moved and changed in place; a vision transformer of `model`
    is removed, because the returned image encoder has a copy.
    """
    visual: Any = freeze(model, device).visual
    features = freeze(vgg, device)
    use_bfloat16 = has_bfloat16(device)
    if not use_bfloat16:
        use_winograd(features)
    encoder = ImageEncoder(visual, torch.bfloat16 if use_bfloat16 else None)
    if not encoder.original:
        del visual.transformer  # the encoder has its weights; they would be in memory twice
    return Perception(
        clip=model,
        image_encoder=encoder,
        content_features=to_bfloat16(features) if use_bfloat16 else features,
        device=device,
        style_bank=bundled.load_style_bank(),
        rewrite_prompt=vocabulary.translate_style_names,
    )


def _file_identity(path: Path) -> str:
    """Return a string that identifies a file without reading it: path, size and time of modification."""
    about = path.stat()
    return f"{path.resolve()} {about.st_size} {about.st_mtime_ns}"


def weights_files(config: ModelsConfig) -> list[WeightsFile]:
    """Return the files that the configured models are read from. Raises EngineError: CLIP_UNKNOWN."""
    if config.models == "bundled":
        return [WeightsFile(name, path) for name, path in bundled.FILES.items()]
    return [_clip_file(config), _vgg_file(config)]


def _clip_file(config: ModelsConfig) -> WeightsFile:
    known: dict[str, str] = clip.clip._MODELS  # the URLs; the package's public API has only the names
    if url := known.get(config.clip):
        # The package's URLs contain the hash of the file.
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
    file_name = url.rsplit("/", 1)[-1]  # vgg19-dcbb9e9d.pth: the first digits of the hash
    sha256 = file_name.removesuffix(".pth").rsplit("-", 1)[-1]
    return WeightsFile("VGG19 (ImageNet)", Path(config.cache_dir, file_name), url, sha256)


def load_clip(file: WeightsFile, report: ReportDownload) -> nn.Module:
    """Load CLIP from a JIT archive or a state dict, in fp32 on the CPU.

    Raises EngineError: WEIGHTS_UNREADABLE, and what WeightsFile.ensure raises.
    """
    path = file.ensure(report)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the package uses torch.jit, which is deprecated
            model, _ = clip.load(str(path), device="cpu", jit=False)
    except Exception as error:  # torch raises many kinds of exception for a damaged archive
        raise _unreadable_weights(file) from error
    loaded: nn.Module = model.float()
    return loaded


def load_vgg(file: WeightsFile, report: ReportDownload) -> VggFeatures:
    """Load the part of VGG19 that the content loss needs, in fp32 on the CPU.

    Raises EngineError: WEIGHTS_UNREADABLE, and what WeightsFile.ensure raises.
    """
    path = file.ensure(report)
    with torch.device("meta"):  # no memory for the classifier, which is most of the file
        features = torchvision.models.vgg19().features[: VggFeatures.RELU5_2 + 1]
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
        wanted = {name: state[f"features.{name}"].float() for name in features.state_dict()}
        features.load_state_dict(wanted, assign=True)
    except Exception as error:  # torch raises many kinds of exception for a damaged archive
        raise _unreadable_weights(file) from error
    return VggFeatures(features)


def _unreadable_weights(file: WeightsFile) -> EngineError:
    return EngineError(NoticeCode.WEIGHTS_UNREADABLE, name=file.name, path=file.path)


def freeze(model: nn.Module, device: torch.device) -> nn.Module:
    """Move a model to a device, set eval mode and turn off gradients for its parameters; return the same model."""
    return model.to(device).eval().requires_grad_(False)


def standardized_for_clip(pictures: Tensor) -> Tensor:
    """Return pictures (n, 3, h, w) in [0, 1], shifted and scaled by CLIP's mean and standard deviation."""
    return _standardize(pictures, CLIP_MEAN, CLIP_STD)


def standardized_for_vgg(pictures: Tensor) -> Tensor:
    """Return pictures (n, 3, h, w) in [0, 1], shifted and scaled by ImageNet's mean and standard deviation."""
    return _standardize(pictures, IMAGENET_MEAN, IMAGENET_STD)


def _standardize(pictures: Tensor, mean: tuple[float, ...], std: tuple[float, ...]) -> Tensor:
    return (pictures - for_channels(mean, pictures.device)) / for_channels(std, pictures.device)
