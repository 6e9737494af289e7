"""Loading the real libraries' models, on checkpoints of the same format with random weights."""

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
import torchvision

from bot.i18n.texts import notice_text
from engine.models.encoders import ImageEncoder, clip, encode_tokens, to_bfloat16
from engine.models.perception import Perception, VggFeatures, load_perception, load_vgg, weights_files
from engine.models.weights import WeightsFile
from engine.prompts import prompt_embedding
from engine.protocol.errors import EngineError
from engine.protocol.messages import ModelsConfig, NoticeCode
from engine.protocol.presets import Preset
from engine.stylize import stylize
from tests.engine import checkpoints

CPU = torch.device("cpu")


@pytest.fixture(scope="session")
def vgg_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return checkpoints.save_vgg19(tmp_path_factory.mktemp("vgg") / "vgg19.pth")


def load(clip_path: Path, vgg_path: Path) -> Perception:
    config = ModelsConfig(models="openai", clip=str(clip_path), vgg=str(vgg_path), cache_dir="/nowhere")
    return load_perception(config, CPU, lambda *_: None)


def jit(model: torch.nn.Module, path: Path) -> Path:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that tracing is an old way
        return checkpoints.save_jit_archive(model, path)


@pytest.mark.parametrize("save", [checkpoints.save_state_dict, jit], ids=["state dict", "JIT archive"])
@pytest.mark.parametrize(
    ("build", "resolution", "size"),
    [(checkpoints.random_clip, 48, 32), (checkpoints.random_resnet_clip, 64, 24)],
    ids=["transformer", "resnet"],
)
def test_any_clip_of_the_package_is_used_at_its_own_resolution_and_embedding_size(
    build: Callable[[], torch.nn.Module],
    save: Callable[[torch.nn.Module, Path], Path],
    resolution: int,
    size: int,
    tmp_path: Path,
    vgg_path: Path,
    content: torch.Tensor,
    tiny: Preset,
) -> None:
    perception = load(save(build(), tmp_path / "clip.pt"), vgg_path)
    assert perception.resolution == resolution
    assert perception.encode_images(content).shape == (1, size)
    assert perception.encode_texts(["fire", "ice"]).shape == (2, size)
    assert all(parameter.dtype == torch.float32 for parameter in perception.clip.parameters())
    result = stylize(content, "fire", perception, tiny)
    assert result.output.shape == content.shape
    assert result.losses.total.isfinite()


@pytest.mark.prove  # 350 MB are made, written and read
def test_a_checkpoint_with_the_sizes_of_vit_b_32_loads(tmp_path: Path, vgg_path: Path) -> None:
    perception = load(checkpoints.save_state_dict(checkpoints.random_vit_b32(), tmp_path / "ViT-B-32.pt"), vgg_path)
    assert perception.resolution == 224
    assert perception.encode_images(torch.rand(1, 3, 224, 224)).shape == (1, 512)
    assert perception.encode_images(torch.rand(1, 3, 64, 64)).norm().item() == pytest.approx(1, abs=1e-5)


def test_vgg_features_are_those_of_torchvision_after_the_relus(vgg_path: Path) -> None:
    loaded = load_vgg(WeightsFile("VGG19", vgg_path), lambda *_: None)
    features = checkpoints.random_vgg19().eval()
    saved = torch.load(vgg_path, weights_only=True)
    features.load_state_dict({name: saved[f"features.{name}"] for name in features.state_dict()})
    pictures = torch.rand(1, 3, 64, 64)
    transform = torchvision.transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
    with torch.no_grad():
        expected, x = [], transform(pictures)
        for i, layer in enumerate(features):
            x = layer(x)
            if i in (22, 31):  # the ReLUs after conv4_2 and conv5_2
                expected.append(x.clone())
        ours_of = loaded(pictures)
    for ours, theirs in zip(ours_of, expected, strict=True):
        torch.testing.assert_close(ours, theirs)
        assert ours.min() >= 0


@pytest.mark.parametrize("build", [checkpoints.random_clip, checkpoints.random_resnet_clip])
def test_texts_are_encoded_as_the_package_does_without_their_padding(build: Callable[[], torch.nn.Module]) -> None:
    model: Any = build().eval()
    for texts in (["fire"], ["fire", "a picture of a cat in the style of a stained-glass window", ""], ["fire " * 500]):
        tokens = clip.tokenize(texts, truncate=True)
        with torch.no_grad():
            torch.testing.assert_close(encode_tokens(model, tokens), model.encode_text(tokens), rtol=1e-4, atol=1e-5)


def test_openais_clip_reads_the_chinese_names_of_styles_in_english(tmp_path: Path, vgg_path: Path) -> None:
    perception = load(checkpoints.save_state_dict(checkpoints.random_clip(), tmp_path / "clip.pt"), vgg_path)
    assert torch.equal(prompt_embedding(perception, "水彩画"), prompt_embedding(perception, "watercolor painting"))


@pytest.mark.parametrize("build", [checkpoints.random_clip, checkpoints.random_resnet_clip])
def test_pictures_are_encoded_as_the_package_does(build: Callable[[], torch.nn.Module]) -> None:
    model: Any = build().eval().requires_grad_(False)
    pictures = torch.rand(3, 3, model.visual.input_resolution, model.visual.input_resolution)
    direction = torch.randn(model.visual.output_dim)
    seen = []
    for encode in (model.encode_image, ImageEncoder(model.visual)):
        leaf = pictures.clone().requires_grad_()
        embeddings = encode(leaf)
        (embeddings @ direction).sum().backward()
        seen.append((embeddings.detach(), leaf.grad))
    (expected, expected_gradient), (ours, gradient) = seen
    torch.testing.assert_close(ours, expected, rtol=1e-4, atol=1e-5)
    assert expected_gradient is not None
    torch.testing.assert_close(gradient, expected_gradient, rtol=1e-3, atol=1e-4 * expected_gradient.abs().max().item())


@pytest.mark.parametrize("build", [checkpoints.random_clip, checkpoints.random_resnet_clip])
def test_in_bfloat16_the_models_see_nearly_the_same(build: Callable[[], torch.nn.Module]) -> None:
    model: Any = build().eval()
    vgg = VggFeatures(checkpoints.random_vgg19()[: VggFeatures.RELU5_2 + 1]).eval()
    pictures = torch.rand(3, 3, model.visual.input_resolution, model.visual.input_resolution)
    with torch.no_grad():
        exact, features = model.encode_image(pictures), vgg(pictures)
        halved = ImageEncoder(model.visual, torch.bfloat16)(pictures)
        halved_features = to_bfloat16(vgg)(pictures)
    assert halved.dtype == torch.float32
    assert torch.nn.functional.cosine_similarity(halved, exact).min() > 0.999
    assert model.visual.conv1.weight.dtype == torch.float32  # the original is as it was
    for ours, theirs in zip(halved_features, features, strict=True):
        assert ours.dtype == torch.float32
        assert (ours - theirs).norm() < 0.02 * theirs.norm()


def test_texts_too_long_for_clip_are_cut(perception: Perception) -> None:
    assert perception.encode_texts(["fire " * 500]).shape == (1, 256)


def failure(config: ModelsConfig) -> tuple[NoticeCode, str]:
    with pytest.raises(EngineError) as error:
        load_perception(config, CPU, lambda *_: None)
    return error.value.notice.code, notice_text(error.value.notice)


def test_an_unknown_clip_is_refused_with_the_names_of_the_known_ones() -> None:
    code, sentence = failure(ModelsConfig(models="openai", clip="ViT-Z/99", vgg=None, cache_dir=""))
    assert code == NoticeCode.CLIP_UNKNOWN
    assert "ViT-B/32" in sentence


def test_a_checkpoint_that_is_not_there_is_named() -> None:
    code, sentence = failure(ModelsConfig(models="openai", clip="/nowhere/clip.pt", vgg=None, cache_dir=""))
    assert code == NoticeCode.WEIGHTS_MISSING
    assert "/nowhere/clip.pt" in sentence


@pytest.mark.parametrize("share", [0.0, 0.3, 0.99])
def test_a_damaged_clip_is_named_with_what_to_do(share: float, tmp_path: Path, vgg_path: Path) -> None:
    path = checkpoints.save_state_dict(checkpoints.random_clip(), tmp_path / "clip.pt")
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    code, sentence = failure(ModelsConfig(models="openai", clip=str(path), vgg=str(vgg_path), cache_dir=str(tmp_path)))
    assert code == NoticeCode.WEIGHTS_UNREADABLE
    assert str(path) in sentence
    assert "wordbrush models fetch" in sentence


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    clip_path = checkpoints.save_state_dict(checkpoints.random_clip(), tmp_path / "clip.pt")
    config = ModelsConfig(models="openai", clip=str(clip_path), vgg=str(clip_path), cache_dir=str(tmp_path))
    assert failure(config)[0] == NoticeCode.WEIGHTS_UNREADABLE


def test_a_pickle_that_runs_code_is_not_run(tmp_path: Path, vgg_path: Path) -> None:
    victim = tmp_path / "ran"

    class Attack:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return Path.touch, (str(victim),)

    path = tmp_path / "clip.pt"
    torch.save({"state": Attack()}, path)
    config = ModelsConfig(models="openai", clip=str(path), vgg=str(vgg_path), cache_dir=str(tmp_path))
    assert failure(config)[0] == NoticeCode.WEIGHTS_UNREADABLE
    assert not victim.exists()


def test_what_is_fetched_comes_from_the_libraries_own_addresses_with_their_hashes() -> None:
    clip_file, vgg_file = weights_files(ModelsConfig(models="openai", clip="ViT-B/32", vgg=None, cache_dir="/cache"))
    assert clip_file.path == Path("/cache/ViT-B-32.pt")
    assert len(clip_file.sha256) == 64
    assert clip_file.sha256 in clip_file.url
    assert vgg_file.path == Path("/cache/vgg19-dcbb9e9d.pth")
    assert vgg_file.sha256 == "dcbb9e9d"
    assert vgg_file.url == torchvision.models.VGG19_Weights.IMAGENET1K_V1.url
