"""The sound of films: copied, or encoded anew in sync with the frames."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from fractions import Fraction
from typing import Any

import av

from engine.media.film_containers import has_sound, open_film
from engine.protocol.bounds import MAX_FILM_SECONDS
from engine.protocol.messages import NoticeCode

AUDIO_RATE_HZ = 48_000
AUDIO_BITS_PER_S = 96_000
SYNC_TOLERANCE_S = 0.04  # smaller offsets of the sound are rounding errors


class StartTime:
    """The time in seconds of a film's first frame, or None until that frame is decoded."""

    second: float | None = None


class AudioTrack:
    """The sound of a film, to be written into another one: copied, or encoded anew in sync with the frames.

    `start` is the time of the first frame, and `notify` is called with each notice for the person.
    """

    def __init__(
        self,
        film: bytes,
        *,
        copied: bool = False,
        start: StartTime | None = None,
        notify: Callable[[NoticeCode], None] = lambda code: None,
    ) -> None:
        self._film = film
        self._copied = copied
        self._start = start or StartTime()
        self._notify = notify

    def _first_decodable_track(self) -> int | None:
        """Return the number of the first track that can be decoded, or None without one."""
        with open_film(self._film) as source:
            tracks = len(source.streams.audio)
        for number in range(tracks):
            with suppress(av.FFmpegError, ValueError, StopIteration), open_film(self._film) as source:
                track = source.streams.audio[number]
                if track.codec_context is not None and next(source.decode(track)):
                    return number
        if tracks:
            self._notify(NoticeCode.FILM_SILENT)
        return None

    def add_to(self, target: Any, codec: str) -> Callable[[], None]:
        """Add an audio stream to a film; return a function that writes it. Both do nothing without a sound."""
        number = 0 if self._copied and has_sound(self._film) else self._first_decodable_track()
        if number is None:
            return lambda: None
        source = open_film(self._film)
        track = source.streams.audio[number]
        if self._copied:
            stream = target.add_stream_from_template(track)
        else:
            stream = target.add_stream(codec, rate=AUDIO_RATE_HZ, layout="stereo")
            stream.codec_context.bit_rate = AUDIO_BITS_PER_S

        def write() -> None:
            with source:
                for packet in self._packets(source, track, stream):
                    target.mux(packet)

        return write

    def _packets(self, source: Any, track: Any, stream: Any) -> Iterator[Any]:
        if self._copied:
            for packet in source.demux(track):
                if packet.dts is not None:
                    packet.stream = stream
                    yield packet
            return
        written = 0
        for part in self._in_sync(source, track, stream.codec_context.format):
            if written / AUDIO_RATE_HZ > MAX_FILM_SECONDS + 1:
                break
            part.pts, part.time_base = written, Fraction(1, AUDIO_RATE_HZ)
            written += part.samples
            yield from stream.encode(part)
        yield from stream.encode(None)

    def _in_sync(self, source: Any, track: Any, kind: Any) -> Iterator[av.AudioFrame]:
        """Yield decoded audio from the first frame on, with silence where the sound has gaps."""
        resampler = av.AudioResampler(format=kind, layout="stereo", rate=AUDIO_RATE_HZ)
        sample_count = 0
        for frame in source.decode(track):
            begins = (
                sample_count / AUDIO_RATE_HZ if frame.time is None else float(frame.time) - (self._start.second or 0.0)
            )
            late = begins - sample_count / AUDIO_RATE_HZ
            frame.pts = None
            if begins + frame.samples / frame.sample_rate <= 0 or late < -SYNC_TOLERANCE_S:
                continue  # before the first frame, or overlapping with what was written
            if late > SYNC_TOLERANCE_S:
                for part in _silence(min(late, MAX_FILM_SECONDS + 1), kind):
                    sample_count += part.samples
                    yield part
            for part in resampler.resample(frame):
                sample_count += part.samples
                yield part
        yield from resampler.resample(None)


def _silence(seconds: float, kind: Any) -> Iterator[av.AudioFrame]:
    """Yield silence in audio frames of at most a tenth of a second."""
    left = round(seconds * AUDIO_RATE_HZ)
    while left > 0:
        part = av.AudioFrame(format=kind, layout="stereo", samples=min(left, AUDIO_RATE_HZ // 10))
        part.sample_rate = AUDIO_RATE_HZ
        for plane in part.planes:
            plane.update(bytes(plane.buffer_size))
        left -= part.samples
        yield part
