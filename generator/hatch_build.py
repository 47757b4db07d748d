"""What a wheel or a source archive takes from `packets/`: the example's files, by name.

A checkout may be somebody's workspace, so the folder is never packed whole.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Example(BuildHookInterface[Any]):
    """Adds the example's files to what is built."""

    PLUGIN_NAME = "custom"
    _written: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name each file and its place. An editable install reads them from the checkout."""
        if version == "editable":
            return
        top = "secondround/_shipped/packets" if self.target_name == "wheel" else "packets"
        self._written = TemporaryDirectory()
        for place, data in _shipped(Path(self.root)).example().items():
            file = Path(self._written.name, place)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            build_data["force_include"][str(file)] = f"{top}/{place}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the copies."""
        del version, build_data, artifact_path
        if self._written:
            self._written.cleanup()


def _shipped(root: Path) -> Any:
    """The module that knows the example, without the package around it, whose imports are not
    installed here.
    """
    path = root / "generator" / "secondround" / "system" / "resources.py"
    found = importlib.util.spec_from_file_location("shipped", path)
    if found is None or found.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module
