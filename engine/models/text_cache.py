"""Embeddings of texts that were read before, kept on disk: on a CPU a new prompt costs OpenAI's CLIP seconds.

One SQLite file for all models and engines. It holds hashes of the texts, not the texts. Whatever is wrong with it, a
text is read again, and nothing else is lost.
"""

import hashlib
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import torch
from torch import Tensor

MOST = 20_000  # embeddings: about 40 MB; the longest unused leave first
SECONDS_TO_WAIT = 1.0  # for another engine that writes


class TextCache:
    """The embeddings of one model.

    models: what says which one; the same text has another embedding under another name.
    """

    def __init__(self, path: Path, models: str) -> None:
        self._path = path
        self._models = models

    def get(self, text: str) -> Tensor | None:
        """The embedding (d,), or None where it is not known."""
        try:
            with closing(self._connect()) as database, database:
                query = "UPDATE embedding SET used = ? WHERE text = ? RETURNING value"
                found = database.execute(query, (time.time(), self._key(text))).fetchall()
        except (sqlite3.Error, OSError):
            return None
        return torch.frombuffer(bytearray(found[0][0]), dtype=torch.float32) if found else None

    def put(self, text: str, embedding: Tensor) -> None:
        """Keep an embedding (d,)."""
        value = embedding.detach().cpu().float().numpy().tobytes()
        try:
            with closing(self._connect()) as database, database:
                database.execute(
                    "INSERT OR REPLACE INTO embedding VALUES (?, ?, ?)", (self._key(text), value, time.time())
                )
                too_many = "SELECT text FROM embedding ORDER BY used DESC LIMIT -1 OFFSET ?"
                database.execute(f"DELETE FROM embedding WHERE text IN ({too_many})", (MOST,))  # noqa: S608  # both are ours
        except (sqlite3.Error, OSError):
            pass

    def _connect(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._path, timeout=SECONDS_TO_WAIT)
        database.execute("CREATE TABLE IF NOT EXISTS embedding (text BLOB PRIMARY KEY, value BLOB, used REAL)")
        return database

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self._models}\n{text}".encode()).digest()
