"""What is packed is unpacked as far as it may be, and no further."""

from __future__ import annotations

import gzip
import tracemalloc

import pytest

from secondround.privacy.leaks import packed


def test_a_bomb_fills_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unpacking stops at the limit, and not when all of it lies in memory."""
    monkeypatch.setattr(packed, "LARGEST", 100_000)
    monkeypatch.setattr(packed, "_STEP", 500)
    bomb = gzip.compress(bytes(50_000_000))
    tracemalloc.start()
    with pytest.raises(packed.Unsearchable, match="it unpacks to more than"):
        packed.gunzipped(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000
