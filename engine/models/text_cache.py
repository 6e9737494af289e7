"""A cache on disk for text embeddings: on a CPU, OpenAI's CLIP takes seconds to encode a new prompt.

One SQLite file serves all models and engines. It holds hashes of the texts, not the texts. If the file is damaged or
locked, texts are encoded again and nothing else fails.
"""

import hashlib
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import torch
from torch import Tensor

MAX_EMBEDDINGS = 20_000  # about 40 MB
LOCK_TIMEOUT_S = 1.0  # while another engine writes


class TextCache:
    """The cached text embeddings of one model.

    `model_id` identifies the model: another id never finds this model's embeddings.
    """

    def __init__(self, path: Path, model_id: str) -> None:
        self._path = path
        self._model_id = model_id

    def get(self, text: str) -> Tensor | None:
        """Return the cached embedding (d,) of a text in fp32 on the CPU, or None if there is none."""
        try:
            with closing(self._connect()) as database, database:
                query = "UPDATE embedding SET used = ? WHERE text = ? RETURNING value"
                found = database.execute(query, (time.time(), self._key(text))).fetchall()
        except (sqlite3.Error, OSError):
            return None
        return torch.frombuffer(bytearray(found[0][0]), dtype=torch.float32) if found else None

    def put(self, text: str, embedding: Tensor) -> None:
        """Store an embedding (d,), and drop those longest unused beyond MAX_EMBEDDINGS."""
        value = embedding.detach().cpu().float().numpy().tobytes()
        try:
            with closing(self._connect()) as database, database:
                database.execute(
                    "INSERT OR REPLACE INTO embedding VALUES (?, ?, ?)", (self._key(text), value, time.time())
                )
                too_many = "SELECT text FROM embedding ORDER BY used DESC LIMIT -1 OFFSET ?"
                database.execute(f"DELETE FROM embedding WHERE text IN ({too_many})", (MAX_EMBEDDINGS,))  # noqa: S608  # both are constants
        except (sqlite3.Error, OSError):
            pass

    def _connect(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._path, timeout=LOCK_TIMEOUT_S)
        database.execute("CREATE TABLE IF NOT EXISTS embedding (text BLOB PRIMARY KEY, value BLOB, used REAL)")
        return database

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self._model_id}\n{text}".encode()).digest()
