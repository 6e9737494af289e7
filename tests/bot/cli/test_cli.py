"""The command line, run as a person runs it."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pillow_heif
import psutil
import pytest
import torch
from PIL import Image, ImageSequence
from safetensors import safe_open

from bot.samples import SAMPLES, STYLES_PICTURE
from engine.media import animations, images
from engine.network.filters import luminance
from engine.protocol.version import VERSION
from engine.requests import pixels
from tests import forks
from tests.engine import checkpoints
from tests.moving import a_film, facts_of_film

pillow_heif.register_heif_opener()
pytestmark = pytest.mark.process

COMMAND = [str(Path(sys.executable).with_name("wordbrush"))]
QUICK = ["--models", "bundled", "--device", "cpu", "--size", "128"]


def wordbrush(*arguments: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end; as a fork, unless the way in which Python starts is what matters."""
    given = [str(argument) for argument in arguments]
    variables = {**os.environ, "COLUMNS": "200", "WORDBRUSH_ENGINE__THREADS": "2", **environment}
    if "PYTHONPATH" not in environment:
        return forks.run("tests.command_line", given, cwd=cwd, env=variables)
    return subprocess.run(
        [*COMMAND, *given], cwd=cwd, env=variables, capture_output=True, text=True, timeout=300, check=False
    )


def refused(*arguments: object, cwd: Path) -> str:
    """What is said on stderr, which is a sentence and no traceback."""
    result = wordbrush(*arguments, cwd=cwd)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    return re.sub(r"\s+", " ", result.stderr)


def opened(path: Path) -> Image.Image:
    with Image.open(path) as image:
        image.load()
        return image


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    path.write_bytes(SAMPLES["coffee"].read_bytes())
    return path


def test_the_version_is_printed_whatever_the_configuration_is(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("not TOML")
    result = wordbrush("--version", cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert re.fullmatch(rf"wordbrush {VERSION}( \(commit [0-9a-f]{{12}}(\+changes)?\))?\n", result.stdout)


def test_the_version_names_the_commit_of_an_image(tmp_path: Path) -> None:
    result = wordbrush("--version", cwd=tmp_path, WORDBRUSH_COMMIT="0123456789abcdef")
    assert (result.returncode, result.stdout) == (0, f"wordbrush {VERSION} (commit 0123456789ab)\n")


def test_help_shows_names_of_tables_in_brackets(tmp_path: Path) -> None:
    assert "[engine.ray]" in wordbrush("bench", "load", "--help", cwd=tmp_path).stdout


def test_a_photo_is_repainted_and_what_it_cost_is_said(photo: Path, tmp_path: Path) -> None:
    result = wordbrush("stylize", photo, "Sketch with black pencil", "-o", "out.png", *QUICK, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    picture = opened(tmp_path / "out.png")
    assert picture.size == (128, 85)
    for loss in ("total", "content", "patch", "direction", "total variation"):
        assert re.search(rf"\b{loss} [\d.]+", result.stderr), loss
    assert "out.png" in result.stderr
    # A pencil has no colour.
    red, _, blue = pixels.to_tensor(picture).mean(dim=(0, 2, 3)).tolist()
    assert abs(red - blue) < 0.08
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.png", "photo.jpg"]


@pytest.mark.prove
def test_the_report_for_scripts_holds_all_that_is_needed_to_paint_it_again(photo: Path, tmp_path: Path) -> None:
    first = wordbrush("stylize", photo, "fire", "-o", "a.png", *QUICK, "--preset", "draft", "--json", cwd=tmp_path)
    report = json.loads(first.stdout)
    assert report["losses"].keys() == {"total", "content", "patch", "direction", "total_variation", "negative"}
    assert {name: losses[-1] for name, losses in report["history"].items()} == pytest.approx(report["losses"])
    assert {len(losses) for losses in report["history"].values()} == {report["preset"]["steps"] + 1}
    assert (report["models"], report["preset"]["name"], report["start"]) == ("bundled", "draft", "fire")
    again = ["--seed", report["seed"], "--preset", report["preset"]["name"]]
    second = wordbrush("stylize", photo, report["prompt"], "-o", "b.png", *QUICK, *again, cwd=tmp_path)
    assert second.returncode == 0
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


@pytest.mark.prove
def test_a_saved_style_paints_the_picture_again_and_stronger_and_larger(photo: Path, tmp_path: Path) -> None:
    wordbrush(
        "stylize", photo, "ice", "-o", "out.png", *QUICK, "--preset", "draft", "--save-style", "ice.safetensors",
        "--source", "a cup", cwd=tmp_path,
    )  # fmt: skip
    with safe_open(tmp_path / "ice.safetensors", framework="pt") as file:
        about = json.loads(file.metadata()["wordbrush"])
    assert (about["prompt"], about["preset"]["options"]["source"], about["start"]) == ("ice", "a cup", "ice")
    assert (about["preset"]["name"], about["preset"]["size"]) == ("draft", 128)
    assert (tmp_path / "ice.safetensors").stat().st_size < 1_300_000

    again, softer = apply("ice.safetensors", photo, tmp_path), apply("ice.safetensors", photo, tmp_path, strength="30")
    openai = {"WORDBRUSH_ENGINE__MODELS": "openai", "WORDBRUSH_ENGINE__CLIP": str(tmp_path / "missing.pt")}
    wordbrush("style", "apply", "ice.safetensors", photo, "-o", "alike.png", cwd=tmp_path, **openai)
    assert far(opened(tmp_path / "alike.png"), again) == 0, "neither CLIP nor VGG19 is needed to apply a style"
    first, content = opened(tmp_path / "out.png"), opened(photo).resize(again.size)
    assert again.size == first.size
    assert far(again, first) < 0.01  # the weights were halved in precision
    assert far(softer, content) < 0.7 * far(again, content)
    assert apply("ice.safetensors", SAMPLES["coffee"], tmp_path, "--full-size").size == opened(SAMPLES["coffee"]).size


def apply(style: str, picture: Path, folder: Path, *more: str, strength: str = "100") -> Image.Image:
    wordbrush(
        *("style", "apply", style, picture, "-o", "applied.png", "--models", "bundled", "--strength", strength),
        *more,
        cwd=folder,
    )
    return opened(folder / "applied.png").copy()


def far(one: Image.Image, other: Image.Image) -> float:
    return (pixels.to_tensor(one.convert("RGB")) - pixels.to_tensor(other.convert("RGB"))).abs().mean().item()


@pytest.mark.prove
def test_a_style_is_trained_on_pictures_and_paints_others(photo: Path, tmp_path: Path) -> None:
    album = tmp_path / "album"
    (album / "more").mkdir(parents=True)
    for number in range(3):
        (album / "more" / f"{number}.jpg").write_bytes(photo.read_bytes())
    (album / "broken.png").write_text("not a picture")
    where = ["--models", "bundled", "--device", "cpu"]
    small = [*where, "--size", "128", "--steps", "2", "--seed", "5"]
    result = wordbrush(
        "style", "train", "--text", "mosaic", "--images", album, "-o", "m.safetensors", *small, cwd=tmp_path
    )
    assert result.returncode == 0, result.stderr
    assert "2 steps, best after" in result.stderr
    assert "left out: " in result.stderr
    shown = json.loads(wordbrush("style", "show", "m.safetensors", "--json", cwd=tmp_path).stdout)
    assert (shown["prompt"], shown["trained_on"]["pictures"], shown["seed"]) == ("mosaic", 3, 5)

    result = wordbrush("style", "apply", "m.safetensors", album, photo, "--out", "painted", *where, cwd=tmp_path)
    assert result.returncode == 1, "one was broken"
    assert "1 of 5 pictures could not be painted" in result.stderr
    painted = sorted(str(path.relative_to(tmp_path / "painted")) for path in (tmp_path / "painted").rglob("*.jpg"))
    assert painted == ["more/0.jpg", "more/1.jpg", "more/2.jpg", "photo.jpg"]
    assert max(opened(tmp_path / "painted" / "photo.jpg").size) == 128

    shares = ["m.safetensors:0.3", "m.safetensors:0.7"]
    result = wordbrush("style", "blend", *shares, "--out", "b.safetensors", *where, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "a blend" in wordbrush("style", "show", "b.safetensors", cwd=tmp_path).stdout
    said = refused("style", "apply", "m.safetensors", album / "broken.png", "-o", "x.png", *where, cwd=tmp_path)
    assert "This file is not a picture" in said
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    said = refused("style", "train", "--text", "fire", "--images", nothing, "-o", "n.safetensors", *small, cwd=tmp_path)
    assert "contains no pictures" in said


@pytest.mark.prove
def test_what_moves_comes_back_moving_in_the_style(photo: Path, tmp_path: Path) -> None:
    with Image.open(photo) as picture:
        small = picture.resize((96, 64))
    frames = [small, small.transpose(Image.Transpose.FLIP_LEFT_RIGHT), small]
    for name, kind in (("a.gif", "GIF"), ("b.png", "PNG"), ("c.webp", "WEBP")):
        frames[0].save(tmp_path / name, kind, save_all=True, append_images=frames[1:], duration=[50, 120, 300], loop=0)
    small.save(tmp_path / "still.gif")
    options = [*QUICK, "--preset", "draft", "--save-style", "s.safetensors"]
    assert wordbrush("stylize", photo, "mosaic", "-o", "out.png", *options, cwd=tmp_path).returncode == 0
    files = ["a.gif", "b.png", "c.webp", "still.gif"]
    result = wordbrush("style", "apply", "s.safetensors", *files, "-o", "moved", *QUICK[:4], cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    for name in files[:3]:
        animation = animations.decode((tmp_path / "moved" / name).read_bytes())
        assert (animation.milliseconds, animation.loops) == ((50, 120, 300), 0)
        assert animation.frames[0].rgb.size == (96, 64)
        first, second = (frame.rgb.tobytes() for frame in animation.frames[:2])
        assert first != second
    assert opened(tmp_path / "moved" / "still.png").format == "PNG"
    said = refused("style", "apply", "s.safetensors", "still.gif", "-o", "one.gif", *QUICK[:4], cwd=tmp_path)
    assert "still.gif is not animated, and a GIF has few colors. Write to one.png instead." in said


@pytest.mark.prove
def test_films_come_back_as_films(photo: Path, tmp_path: Path) -> None:
    options = [*QUICK, "--preset", "draft", "--save-style", "s.safetensors"]
    assert wordbrush("stylize", photo, "mosaic", "-o", "out.png", *options, cwd=tmp_path).returncode == 0
    written = {"film.mp4": "film.mp4", "film.webm": "film.webm", "film.png": "film-2.mp4", "phone.mov": "phone.mp4"}
    for name in written:
        (tmp_path / name).write_bytes(a_film(seconds=1, kind="webm" if name.endswith("webm") else "mp4"))
    sized = [*QUICK[:4], "--size", "160"]
    result = wordbrush("style", "apply", "s.safetensors", *written, "-o", "painted", *sized, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    for name, painted in written.items():
        before, after = (facts_of_film((tmp_path / one).read_bytes()) for one in (name, f"painted/{painted}"))
        assert after == before | {"size": (160, 90)}
    said = refused("style", "apply", "s.safetensors", "film.mp4", "-o", "one.png", *sized, cwd=tmp_path)
    assert "film.mp4 cannot become one.png. Only a film can become a film, as .mp4 or .webm." in said


@pytest.mark.prove
def test_a_folder_of_whatever_is_painted_and_what_is_left_out_is_named(photo: Path, tmp_path: Path) -> None:
    options = [*QUICK, "--preset", "draft", "--save-style", "s.safetensors"]
    assert wordbrush("stylize", photo, "mosaic", "-o", "out.png", *options, cwd=tmp_path).returncode == 0
    album = tmp_path / "album"
    album.mkdir()
    with Image.open(photo) as picture:
        small = picture.resize((96, 64))
    kinds = {"a.jfif": "JPEG", "b.HEIC": "HEIF", "c.avif": "AVIF", "d.tiff": "TIFF", "e.bmp": "BMP", "noending": "PNG"}
    for name, kind in kinds.items():
        small.save(album / name, kind)
    (album / "png-inside.jfif").write_bytes((album / "noending").read_bytes())
    (album / "notes.txt").write_text("hello")
    (album / "new.jxl").write_bytes(b"\xff\x0a" + bytes(60))
    (album / ".hidden").write_text("never mind")
    where = QUICK[:4]
    result = wordbrush("style", "apply", "s.safetensors", album, "-o", "painted", *where, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    written = {path.name: opened(path).format for path in (tmp_path / "painted").iterdir()}
    as_png = {f"{stem}.png": "PNG" for stem in ("b", "c", "d", "e", "noending")}
    assert written == as_png | {"a.jpg": "JPEG", "png-inside.jpg": "JPEG"}
    assert "notes.txt: This file is not a picture" in result.stderr
    assert "new.jxl: This is a JPEG XL file. Save it as PNG or JPEG and send it again." in result.stderr
    assert ".hidden" not in result.stderr

    for path in album.iterdir():
        if path.name not in ("notes.txt", "new.jxl"):
            path.unlink()
    for nothing in (album, tmp_path / "empty"):
        nothing.mkdir(exist_ok=True)
        result = wordbrush("style", "apply", "s.safetensors", nothing, "-o", "none", *where, cwd=tmp_path)
        assert result.returncode == 1
        assert "contains no pictures" in result.stderr
        trained = ["--text", "fire", "--images", nothing, "-o", "n.safetensors", *where]
        result = wordbrush("style", "train", *trained, cwd=tmp_path)
        assert result.returncode == 1
        assert "contains no pictures" in result.stderr
        assert ("new.jxl" in result.stderr) == (nothing == album)
    said = refused("style", "blend", "s.safetensors:nan", "s.safetensors:1", "-o", "b.safetensors", cwd=tmp_path)
    assert "must be a number above 0" in said


@pytest.mark.prove
def test_a_training_that_was_stopped_goes_on(tmp_path: Path) -> None:
    where = ["--models", "bundled", "--device", "cpu", "--size", "128"]
    train = ["style", "train", "--text", "fire", "-o", "f.safetensors", "--steps", "1000", *where]
    partial = tmp_path / "f.safetensors.partial"
    log = interrupted(*train, cwd=tmp_path, when=lambda _: partial.exists())
    assert re.search(r"Stopped after \d+ steps?\. The training is saved in f\.safetensors\.partial\.", log)
    assert not (tmp_path / "f.safetensors").exists()
    assert partial.exists()
    other = [*train[:3], "ice", *train[4:]]
    assert "belongs to another style" in refused(*other, cwd=tmp_path)
    before = partial.stat().st_mtime_ns
    log = interrupted(*train, cwd=tmp_path, when=lambda _: partial.stat().st_mtime_ns > before)
    assert "Resuming the training from f.safetensors.partial" in log
    seen = tmp_path / "seen.webp"
    log = interrupted(*train, "--preview", seen, cwd=tmp_path, when=lambda _: seen.exists())
    assert re.search(r"Run the same command again to resume it\. The last preview is in \S+seen\.webp\.", log)


@pytest.mark.prove
def test_ctrl_c_while_a_style_is_applied_says_how_many_pictures_were_written(photo: Path, tmp_path: Path) -> None:
    options = [*QUICK, "--preset", "draft", "--save-style", "s.safetensors"]
    assert wordbrush("stylize", photo, "mosaic", "-o", "out.png", *options, cwd=tmp_path).returncode == 0
    (tmp_path / "album").mkdir()
    for number in range(300):
        (tmp_path / "album" / f"{number}.jpg").write_bytes(photo.read_bytes())
    painted = tmp_path / "painted"
    arguments = ["style", "apply", "s.safetensors", "album", "-o", "painted", *QUICK[:4]]
    log = interrupted(*arguments, cwd=tmp_path, when=lambda _: painted.exists() and any(painted.glob("*.jpg")))
    assert re.search(r"Stopped\. \d+ of 300 pictures were written to painted\.", log)


def test_what_is_no_style_is_refused(photo: Path, tmp_path: Path) -> None:
    (tmp_path / "no.safetensors").write_bytes(b"nothing of the kind")
    said = refused("style", "apply", "no.safetensors", photo, "-o", "x.png", "--models", "bundled", cwd=tmp_path)
    assert "This style cannot be read" in said
    assert "This style cannot be read" in refused("style", "show", "no.safetensors", cwd=tmp_path)
    assert not (tmp_path / "x.png").exists()


@pytest.mark.prove
def test_the_finish_and_the_kind_of_file_are_as_asked(photo: Path, tmp_path: Path) -> None:
    for finish, output in (("natural", "n.webp"), ("paper", "p.jpg")):
        options = [*QUICK, "--preset", "draft", "--seed", "1", "--finish", finish]
        wordbrush("stylize", photo, "sepia", "-o", output, *options, cwd=tmp_path)
    natural, paper = opened(tmp_path / "n.webp"), opened(tmp_path / "p.jpg")
    assert (natural.format, paper.format) == ("WEBP", "JPEG")
    ranges = [image.convert("L").getextrema() for image in (natural, paper)]
    assert ranges[1][1] - ranges[1][0] > ranges[0][1] - ranges[0][0]  # type: ignore[operator]  # of one channel


@pytest.mark.prove
def test_alpha_and_shape_of_a_picture_are_kept(tmp_path: Path) -> None:
    image = Image.new("RGBA", (90, 180), (200, 50, 20, 255))
    image.paste((0, 0, 0, 0), (0, 0, 90, 90))
    image.save(tmp_path / "cut.png")
    wordbrush("stylize", "cut.png", "gold", "-o", "out.png", *QUICK, "--preset", "draft", cwd=tmp_path)
    painted = opened(tmp_path / "out.png")
    assert (painted.mode, painted.size) == ("RGBA", (64, 128))
    assert painted.getpixel((30, 10))[3] == 0  # type: ignore[index]  # RGBA
    assert painted.getpixel((30, 120))[3] == 255  # type: ignore[index]  # RGBA


def test_the_result_is_as_large_as_the_photo_as_strong_as_asked_and_in_its_colours(photo: Path, tmp_path: Path) -> None:
    small = [*QUICK, "--preset", "draft", "--seed", "7", "--json"]
    options = ["--full-size", "--strength", "70", "--keep-colors", "--negative", "night", "--time-lapse", "film.webp"]
    result = wordbrush("stylize", photo, "fire:3, ice:1", "-o", "out.png", *small, *options, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    report = json.loads(result.stdout)
    original = images.decode(photo.read_bytes()).rgb
    picture = opened(tmp_path / "out.png")
    assert picture.size == original.size == (report["width"], report["height"])
    assert report["start"] == "fire + ice"
    said = {"full_size": True, "strength": 70, "keep_colors": True, "negative": "night"}
    assert report["preset"]["options"] == {"source": "a Photo", "like_weight": 50, "finish": "natural", **said}
    # In the photo's hues: fire has no blue and green of its own, and ice no red.
    ours, theirs = (pixels.to_tensor(image) - luminance(pixels.to_tensor(image)) for image in (picture, original))
    strong = theirs.norm(dim=1) > 0.1
    assert torch.nn.functional.cosine_similarity(ours, theirs, dim=1)[strong].mean() > 0.95
    with Image.open(tmp_path / "film.webp") as film:
        assert film.format == "WEBP"
        assert film.size == (128, 85)
        frames = sum(1 for _ in ImageSequence.Iterator(film))
    assert 3 <= frames <= report["preset"]["steps"] + 2  # each step, and the result; those that are alike are one


@pytest.mark.prove
def test_at_full_size_a_small_picture_stays_small(tmp_path: Path) -> None:
    Image.open(SAMPLES["coffee"]).resize((60, 40)).save(tmp_path / "emoji.png")
    result = wordbrush("stylize", "emoji.png", "ice", "-o", "out.png", *QUICK, "--full-size", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert opened(tmp_path / "out.png").size == (60, 40)


@pytest.mark.prove
def test_previews_are_written_while_it_paints(photo: Path, tmp_path: Path) -> None:
    wordbrush("stylize", photo, "ice", "-o", "out.png", *QUICK, "--preview", "so-far.webp", cwd=tmp_path)
    assert opened(tmp_path / "so-far.webp").size == (128, 85)


def test_wrong_input_gets_a_sentence_before_any_model_is_loaded(photo: Path, tmp_path: Path) -> None:
    stylize = ["stylize", photo, "fire", "-o"]
    assert "cannot be read" in refused("stylize", "nothing.jpg", "fire", "-o", "out.png", cwd=tmp_path)
    assert "must end in" in refused(*stylize, "out.tiff", cwd=tmp_path)
    assert "does not exist" in refused(*stylize, "folder/out.png", cwd=tmp_path)
    assert "the picture itself" in refused(*stylize, "photo.jpg", cwd=tmp_path)
    assert "must end in .safetensors" in refused(*stylize, "out.png", "--save-style", "style", cwd=tmp_path)
    (tmp_path / "config.toml").write_text("[engine]\npreset = 'best'\n")
    assert "engine.preset" in refused(*stylize, "out.png", cwd=tmp_path)


@pytest.mark.parametrize(
    ("size", "bound"), [(127, "greater than or equal to 128"), (2049, "less than or equal to 2048")]
)
def test_a_size_out_of_range_is_refused_before_any_model_is_loaded(
    photo: Path, tmp_path: Path, size: int, bound: str
) -> None:
    nowhere = str(tmp_path / "cache")
    arguments = ["stylize", photo, "fire", "-o", "out.png", "--size", size]
    result = wordbrush(*arguments, cwd=tmp_path, WORDBRUSH_ENGINE__CACHE_DIR=nowhere)
    assert result.returncode == 2  # like every wrong use of an option
    assert bound in result.stderr
    assert not Path(nowhere).exists()


@pytest.mark.prove
def test_the_vocabulary_is_listed_and_painted_on_ones_own_photo(photo: Path, tmp_path: Path) -> None:
    listed = wordbrush("vocabulary", cwd=tmp_path, COLUMNS="160").stdout
    for words in ("watercolor painting", "aquarelle", "水彩画", "Add a color to any of them"):
        assert words in listed
    small = {"WORDBRUSH_PRESETS__DRAFT__SIZE": "128", "WORDBRUSH_PRESETS__DRAFT__STEPS": "1"}
    wordbrush("vocabulary", "--paint", "all.webp", "--photo", photo, cwd=tmp_path, **small)
    with Image.open(STYLES_PICTURE) as shipped:
        assert opened(tmp_path / "all.webp").size == shipped.size
    assert "the picture itself" in refused("vocabulary", "--paint", "photo.jpg", "--photo", photo, cwd=tmp_path)


def test_a_demo_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "demo").write_text("a file of that name")
    assert "The folder demo cannot be created: file exists" in refused("demo", "--no-open", cwd=tmp_path)


def test_a_wrong_picture_prompt_or_device_gets_a_sentence(photo: Path, tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("not a picture")
    assert "in a supported format" in refused("stylize", "text.png", "fire", "-o", "out.png", *QUICK, cwd=tmp_path)
    unknown = refused("stylize", photo, "qwertz", "-o", "out.png", *QUICK, cwd=tmp_path)
    assert "know these styles: pencil sketch" in unknown
    no_device = refused("stylize", photo, "fire", "-o", "o.png", "--models", "bundled", "--device", "tpu", cwd=tmp_path)
    assert "The device “tpu” does not exist" in no_device
    assert sorted(path.name for path in tmp_path.iterdir()) == ["photo.jpg", "text.png"]


def test_there_is_no_fallback_from_one_kind_of_models_to_the_other(photo: Path, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[engine]\nmodels = "openai"\nclip = "missing.pt"\n')
    sentence = refused("stylize", photo, "fire", "-o", "out.png", cwd=tmp_path)
    assert "CLIP missing.pt does not exist" in sentence
    assert not (tmp_path / "out.png").exists()


def interrupted(*arguments: object, cwd: Path, when: Callable[[int], bool]) -> str:
    """What a command says when Ctrl-C comes once `when`, which gets its pid, says so."""
    command = [*COMMAND, *map(str, arguments)]
    with subprocess.Popen(command, cwd=cwd, stderr=subprocess.PIPE, text=True) as process:
        while not when(process.pid):
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, log = process.communicate(timeout=60)
    assert process.returncode == 130
    return re.sub(r"\s+", " ", log)


def test_ctrl_c_stops_within_a_step_says_so_and_writes_nothing(photo: Path, tmp_path: Path) -> None:
    preview = tmp_path / "so-far.webp"
    stylize = ["stylize", photo, "fire", "-o", "out.png", *QUICK, "--preset", "paper", "--preview", preview]
    log = interrupted(*stylize, cwd=tmp_path, when=lambda _: preview.exists())
    assert re.search(r"Stopped after \d+ steps?\. The last preview is in \S+so-far\.webp\.", log)
    assert not (tmp_path / "out.png").exists()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks into /proc")
def test_ctrl_c_while_the_models_are_loaded_says_so_too(photo: Path, tmp_path: Path) -> None:
    def has_an_engine_process(pid: int) -> bool:
        return Path(f"/proc/{pid}/task/{pid}/children").read_text() != ""

    log = interrupted("stylize", photo, "fire", "-o", "out.png", *QUICK, cwd=tmp_path, when=has_an_engine_process)
    assert "Stopped. Nothing was written" in log


def test_ctrl_c_ends_what_a_benchmark_measures_too(tmp_path: Path) -> None:
    measured: list[psutil.Process] = []

    def measures(pid: int) -> bool:
        with suppress(psutil.NoSuchProcess):
            children = psutil.Process(pid).children()
            measured.extend(child for child in children if any("engine." in word for word in child.cmdline()))
        return bool(measured)

    interrupted("bench", "engine", "--models", "bundled", cwd=tmp_path, when=measures)
    _, alive = psutil.wait_procs(measured, timeout=20)
    assert not alive


@pytest.mark.prove
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_of_80_columns_shows_steps_loss_and_time_left(photo: Path, tmp_path: Path) -> None:
    prompt = "ice, " + "frozen " * 40
    command = [*COMMAND, "stylize", str(photo), prompt, "-o", "out.png", *QUICK]
    ours, theirs = os.openpty()
    environment = {**os.environ, "COLUMNS": "80", "TERM": "xterm"}
    with subprocess.Popen(command, cwd=tmp_path, stderr=theirs, stdin=theirs, env=environment) as process:
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # how a pseudo-terminal ends
            while chunk := os.read(ours, 4096):
                shown += chunk
    os.close(ours)
    assert process.returncode == 0
    lines = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode()).replace("\r", "\n").splitlines()
    assert any(re.search(r"Painting “ice.*…”.*\d+/20, loss \d+ +\d+:\d\d", line) for line in lines), lines


def test_an_engine_that_dies_is_said_with_what_to_do(photo: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import os, sys\nif 'engine.worker' in ' '.join(sys.orig_argv): os._exit(7)\n"
    )
    arguments = ["stylize", photo, "fire", "-o", "out.png", *QUICK]
    result = wordbrush(*arguments, cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert result.returncode == 1
    assert "ended unexpectedly (exit code 7). Try again" in result.stderr


def test_models_says_what_is_there_where_and_how_large(tmp_path: Path) -> None:
    result = wordbrush("models", "--models", "bundled", cwd=tmp_path)
    assert result.returncode == 0
    assert re.search(r"tiny CLIP.*6\.7 MB.*tiny-clip\.safetensors", result.stdout)
    assert "missing" not in result.stdout
    cache = tmp_path / "cache"
    result = wordbrush("models", cwd=tmp_path, WORDBRUSH_ENGINE__CACHE_DIR=str(cache))
    assert re.search(r"CLIP ViT-B/32.*not downloaded yet.*ViT-B-32\.pt", result.stdout)
    assert "wordbrush models fetch" in result.stderr
    cache.mkdir()
    (cache / "ViT-B-32.pt").write_bytes(b"x" * 2_000_000)
    result = wordbrush("models", cwd=tmp_path, WORDBRUSH_ENGINE__CACHE_DIR=str(cache))
    assert re.search(r"CLIP ViT-B/32.*2\.0 MB", result.stdout)


def test_fetching_without_a_connection_says_what_to_do_and_keeps_what_is_there(tmp_path: Path) -> None:
    damaged = tmp_path / "ViT-B-32.pt"
    damaged.write_bytes(b"damaged")
    nowhere = {"https_proxy": "http://127.0.0.1:1", "HTTPS_PROXY": "http://127.0.0.1:1"}
    result = wordbrush("models", "fetch", cwd=tmp_path, WORDBRUSH_ENGINE__CACHE_DIR=str(tmp_path), **nowhere)
    assert result.returncode == 1
    assert "could not be downloaded" in result.stderr
    assert "Traceback" not in result.stderr
    assert damaged.read_bytes() == b"damaged"


@pytest.fixture(scope="module")
def random_models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Settings for checkpoints of the real formats with random weights."""
    folder = tmp_path_factory.mktemp("models")
    clip_path = checkpoints.save_state_dict(checkpoints.random_clip(), folder / "clip.pt")
    vgg_path = checkpoints.save_vgg19(folder / "vgg19.pth")
    return {
        "WORDBRUSH_ENGINE__CLIP": str(clip_path),
        "WORDBRUSH_ENGINE__VGG": str(vgg_path),
        "WORDBRUSH_ENGINE__CACHE_DIR": str(folder / "cache"),
    }


def test_a_picture_is_painted_with_checkpoints_of_openais_and_torchvisions_formats(
    photo: Path, tmp_path: Path, random_models: dict[str, str]
) -> None:
    arguments = ["stylize", photo, "any style at all", "-o", "out.png", "--size", "128", "--device", "cpu", "--json"]
    result = wordbrush(*arguments, cwd=tmp_path, **random_models)
    report = json.loads(result.stdout)
    assert (report["models"], report["clip"], report["start"]) == ("openai", "CLIP clip.pt", "random")
    assert report["preset"]["name"] == "draft"  # what suits a CPU
    assert opened(tmp_path / "out.png").size == (128, 85)


@pytest.mark.prove
def test_the_doctor_finds_that_random_weights_recognize_nothing(tmp_path: Path, random_models: dict[str, str]) -> None:
    (tmp_path / "config.toml").write_text('[presets.standard]\nbase = "quick"\nsize = 128\n')
    result = wordbrush("doctor", "--models", "--steps", "1", "--device", "cpu", cwd=tmp_path, **random_models)
    assert result.returncode == 1
    assert re.search(r"astronaut .*%", result.stdout)
    assert re.search(r"weights are damaged or untrained.* set clip in\s+\[engine\] to", result.stdout, re.DOTALL)
    for published in ("7523", "2.255", "0.78", "0.329", "0.394"):
        assert published in result.stdout
    assert "Compare them after 200 steps" in result.stdout
    for name, steps in (("paper", 200), ("standard", 70)):
        assert f"“Sketch with black pencil”, {name}, after 1 steps" in result.stdout
        assert f"Compare them after {steps} steps" in result.stdout


@pytest.mark.prove
def test_the_doctor_is_content_with_the_bundled_models(tmp_path: Path) -> None:
    result = wordbrush("doctor", "--models", cwd=tmp_path, WORDBRUSH_ENGINE__MODELS="bundled")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "torch" in result.stdout


@pytest.mark.prove
def test_the_benchmark_measures_the_published_procedure_and_ours_side_by_side(tmp_path: Path) -> None:
    result = wordbrush("bench", "engine", "--steps", "1", "--size", "128", "--preset", "draft", "--json", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    published, ours = json.loads(result.stdout)["rows"]
    assert (published["who"], ours["who"], ours["preset"]) == ("published", "ours", "draft")
    for row in (published, ours):
        for number in ("seconds_to_load", "seconds_to_first_step", "seconds_a_step", "peak_megabytes"):
            assert row[number] > 0, number
        assert 0 < row["share_of_matrix_rate"] <= 1
        assert row["gigaflop_computed_a_step"] <= row["gigaflop_a_step"]
        assert row["device"] == "cpu"
        assert "torch" in row["versions"]
    # The patches are the same; in the published code, CLIP's weights get gradients that nobody needs.
    assert published["gigaflop_a_step"] > 1.5 * ours["gigaflop_a_step"]
    assert ours["share_of_peak"] < 1
    assert ours["loss_as_a_share_of_the_published"] == pytest.approx(1, abs=0.01)


@pytest.mark.prove
def test_the_benchmark_measures_the_bundled_models_in_a_table(tmp_path: Path) -> None:
    result = wordbrush("bench", "engine", "--models", "bundled", "--steps", "1", "--preset", "draft", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert re.search(r" draft .*\n.* 256 px .*\n.* 24 patches ", result.stdout)
    assert re.search(r"s a step[ │]+[\d.]+", result.stdout)


@pytest.mark.prove
def test_the_whole_bot_is_measured(tmp_path: Path) -> None:
    result = wordbrush("bench", "commands", "--commands", "20", "--seconds", "2", "--json", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    rows = {row["kind"]: row for row in json.loads(result.stdout)["rows"]}
    assert (rows["all"]["n"], rows["all"]["lost"]) == (20, 0)
    assert {row["n"] for kind, row in rows.items() if kind != "all"} == {14, 2}
    assert rows["broken picture"]["explained"] > rows["broken picture"]["median"] > 0
    result = wordbrush("bench", "estimates", "--jobs", "4", "--json", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    *_, row = json.loads(result.stdout)["rows"]
    assert row["waited"] > 0
    assert row["off"] == pytest.approx(row["expected"] / row["waited"] - 1)


@pytest.mark.prove
def test_a_long_history_is_measured(tmp_path: Path) -> None:
    result = wordbrush("bench", "history", "--jobs", "200", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "with 200 jobs" in result.stdout
    assert re.search(r"a word of one picture +│ +[\d.]+ │ +[\d.]+", result.stdout)


@pytest.mark.prove
def test_decisions_about_limits_are_measured(tmp_path: Path) -> None:
    result = wordbrush("bench", "limits", "--jobs", "1000", "--json", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    rows = json.loads(result.stdout)["rows"]
    assert len(rows) == 4
    assert all(0 < row["median"] <= row["99%"] <= row["longest"] for row in rows)


def test_what_cannot_be_measured_is_said(tmp_path: Path) -> None:
    said = refused("bench", "engine", "--device", "cuda:7", cwd=tmp_path)
    assert "could not be measured" in said


@pytest.mark.prove
def test_how_well_and_how_fast_styles_paint_is_measured(photo: Path, tmp_path: Path) -> None:
    what = [
        "--photo",
        photo,
        "--learn",
        photo,
        "--learn",
        photo,
        "--prompt",
        "mosaic",
        "--prompt",
        "ice",
        "--steps",
        "2",
    ]
    result = wordbrush("bench", "styles", "--models", "bundled", *what, "--sheet", "sheet.png", "--json", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    rows = json.loads(result.stdout)["rows"]
    assert [row["prompt"] for row in rows] == ["mosaic", "ice"]
    assert all(row["unseen_to_trained_on"] == pytest.approx(row["unseen"] / row["trained_on"]) for row in rows)
    assert opened(tmp_path / "sheet.png").width > 2 * opened(tmp_path / "sheet.png").height, "a photo, two styles"
    result = wordbrush("bench", "apply", "--models", "bundled", "--pictures", "4", "--size", "128", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert re.search(r"through the network +│ +[\d.]+", result.stdout)
    assert re.search(r"from file to file +│ +[\d.]+", result.stdout)


@pytest.mark.prove
def test_presets_are_compared_with_the_published_procedure(photo: Path, tmp_path: Path) -> None:
    what = ["--photo", photo, "--prompt", "Mosaic", "--prompt", "fire", "--candidates", "draft", "--size", "128"]
    what += ["--presets-of", "bundled", "--steps", "10", "--models", "bundled"]
    result = wordbrush("bench", "quality", "compared", *what, "--json", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    report = json.loads(result.stdout)
    folder = tmp_path / "compared"
    assert report == json.loads((folder / "report.json").read_text())
    names = [(row["settings"]["prompt"], row["settings"]["candidate"]["name"]) for row in report["pictures"]]
    trio = ["paper", "paper-second-seed", "draft"]
    assert names == [(prompt, name) for prompt in ("Mosaic", "fire") for name in trio]
    for row in report["pictures"]:
        steps, seconds, losses = zip(*row["curve"], strict=True)
        assert steps == tuple(range(11))
        assert list(seconds) == sorted(seconds)
        assert losses[-1] == pytest.approx(row["loss"])
        assert 0 < row["patch_clip"] < 1
        assert max(opened(folder / row["picture"]).size) == 128
    paper, draft = report["candidates"]
    assert (paper["name"], draft["name"], draft["preset"]["steps"]) == ("paper", "draft", 10)
    assert draft["verdict"] in ("better", "as good", "worse")
    assert draft["said"] in (folder / "report.md").read_text()
    sheet = opened(folder / "sheet.jpg")
    assert sheet.width > 4 * 256 > 2 * 256 < sheet.height < 3 * 256, "a photo and three pictures, for each prompt"
    said = refused("bench", "quality", "other", "--photo", "nowhere.png", cwd=tmp_path)
    assert "nowhere.png cannot be read" in said
    assert not (tmp_path / "other").exists()


@pytest.mark.prove
def test_a_comparison_goes_on_where_it_ended_and_paints_again_what_is_set_otherwise(
    photo: Path, tmp_path: Path, random_models: dict[str, str]
) -> None:
    """With checkpoints in the formats of the published ones."""
    config = tmp_path / "config.toml"
    config.write_text('[presets.draft]\nbase = "quick"\nsteps = 2\n')
    what = ["--photo", photo, "--prompt", "Mosaic", "--size", "128", "--steps", "3", "--device", "cpu"]
    what += ["--candidates", "configured-draft,standard", "--json"]

    def compared(*more: object) -> tuple[dict[str, Any], str]:
        result = wordbrush("bench", "quality", "compared", *what, *more, cwd=tmp_path, **random_models)
        assert result.returncode == 0, result.stderr
        report = json.loads(result.stdout)
        assert report["same"] == {"standard": "paper"}
        return {row["settings"]["candidate"]["name"]: row for row in report["pictures"]}, result.stderr

    first, _ = compared()
    assert list(first) == ["paper", "paper-second-seed", "configured-draft"]
    assert not any(row["was_there"] for row in first.values())
    for suffix in (".jpg", ".json"):  # as an interrupted run leaves a picture and not its numbers, or neither
        (tmp_path / "compared" / first["paper"]["picture"]).with_suffix(suffix).unlink()
    (tmp_path / "compared" / first["paper-second-seed"]["picture"]).with_suffix(".json").write_text('{"settings": ')
    second, _ = compared()
    assert [row["was_there"] for row in second.values()] == [False, False, True]
    for name, row in second.items():
        assert row["loss"] == pytest.approx(first[name]["loss"], rel=1e-3), "the same seed"
    assert second["configured-draft"]["seconds"] == first["configured-draft"]["seconds"]

    config.write_text('[presets.draft]\nbase = "quick"\nsteps = 1\n')
    third, stderr = compared()
    assert [row["was_there"] for row in third.values()] == [True, True, False]
    assert third["configured-draft"]["changed"] == ["candidate preset steps"]
    assert "settings have changed: candidate preset steps" in stderr

    said = refused("bench", "quality", "compared", *what, "--models", "bundled", cwd=tmp_path)
    assert "Choose another folder" in said
