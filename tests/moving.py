"""Things that move, to be painted."""

import io
import math
from fractions import Fraction
from typing import Any

import av
import numpy as np
from PIL import Image, ImageDraw

BACKGROUND, BALL = (40, 60, 120), (250, 120, 30)


def ball(at: float, size: tuple[int, int]) -> Image.Image:
    """A ball on its way from left to right: 0 to 1."""
    picture = Image.new("RGB", size, BACKGROUND)
    side = size[1] // 3
    left = at * (size[0] - side)
    ImageDraw.Draw(picture).ellipse((left, side, left + side, 2 * side), BALL)
    return picture


def moving_ball(kind: str, frames: int = 6, size: tuple[int, int] = (160, 120)) -> bytes:
    """An animation (GIF, PNG or WEBP) that plays three times."""
    first, *others = [ball(number / frames, size) for number in range(frames)]
    buffer = io.BytesIO()
    first.save(buffer, kind, save_all=True, append_images=others, duration=120, loop=2 if kind == "GIF" else 3)
    return buffer.getvalue()


def a_film(
    seconds: int = 2,
    rate: int = 12,
    size: tuple[int, int] = (320, 180),
    kind: str = "mp4",
    *,
    sound: bool = True,
) -> bytes:
    """The ball, with a tone: H.264 and AAC in an MP4, VP9 and Opus in a WebM."""
    video_codec, audio_codec = ("libx264", "aac") if kind == "mp4" else ("libvpx-vp9", "libopus")
    buffer = io.BytesIO()
    with av.open(buffer, "w", format=kind) as film:
        video: Any = film.add_stream(video_codec, rate=rate)
        video.width, video.height, video.pix_fmt = *size, "yuv420p"
        audio: Any = film.add_stream(audio_codec, rate=48000, layout="stereo") if sound else None
        for number in range(seconds * rate):
            picture = np.asarray(ball(number / (seconds * rate), size))
            film.mux(video.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        film.mux(video.encode(None))
        if audio:
            _add_tone(film, audio, seconds)
    return buffer.getvalue()


def _add_tone(film: Any, stream: Any, seconds: int) -> None:
    length = stream.codec_context.frame_size or 960
    resampler = av.AudioResampler(format=stream.codec_context.format, layout="stereo", rate=48000)
    for begin in range(0, seconds * 48000, length):
        wave = 0.3 * np.sin(2 * math.pi * 440 * np.arange(begin, begin + length) / 48000)
        frame = av.AudioFrame.from_ndarray(np.stack([wave, wave]).astype(np.float32), format="fltp", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = 48000, begin, Fraction(1, 48000)
        for part in resampler.resample(frame):
            film.mux(stream.encode(part))
    film.mux(stream.encode(None))


def facts_of_film(data: bytes) -> dict[str, Any]:
    """What is to be the same after it has been painted."""
    film: Any = av.open(io.BytesIO(data))
    with film:
        video = film.streams.video[0]
        size = (video.codec_context.width, video.codec_context.height)
        codecs = sorted(stream.codec_context.name for stream in film.streams)
        seconds = round((film.duration or 0) / av.time_base, 1)
        frames = sum(1 for _ in film.decode(video))
    return {"size": size, "codecs": codecs, "seconds": seconds, "frames": frames}


def facts_of_animation(data: bytes) -> tuple[Any, ...]:
    """Its kind, frames, milliseconds a frame, loop as the file says it, and size."""
    moving: Any = Image.open(io.BytesIO(data))
    with moving:
        moving.load()  # only then a WebP says how long its frames are shown
        return moving.format, moving.n_frames, moving.info["duration"], moving.info.get("loop"), moving.size
