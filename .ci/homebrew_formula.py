"""A Homebrew formula for a release: its source archive, which holds the lock with its hashes.

    homebrew_formula.py dist/secondround-VERSION.tar.gz ADDRESS > secondround.rb

In: the archive, and the address of the repository that it is released from. Out: the formula, on
standard output. Homebrew checks the archive, and pip checks each package by the lock in it.
"""

from __future__ import annotations

import hashlib
import sys
import tarfile
from pathlib import Path, PurePosixPath

FORMULA = """\
class Secondround < Formula
  include Language::Python::Virtualenv

  desc "Interview records in YAML become prep packets to print"
  homepage "{address}"
  url "{address}/releases/download/v{version}/{name}"
  sha256 "{sha256}"
  license "MIT"

  depends_on "pango"
  depends_on "python@{python}"

  def install
    virtualenv_create(libexec, "python{python}")
    (libexec/"source").install Dir["*"]
    bin.write_exec_script libexec/"bin/secondround"
  end

  # After Homebrew has gone over the libraries: it would rewrite those inside wheels.
  def post_install
    pip = libexec/"bin/python", "-m", "pip", "--disable-pip-version-check", "install", "--quiet"
    system(*pip, "--require-hashes", "--requirement", libexec/"source/requirements.txt")
    system(*pip, "--no-build-isolation", "--no-deps", libexec/"source")
  end

  test do
    system bin/"secondround", "init", "demo"
    system bin/"secondround", "check", "--workspace", "demo"
  end
end
"""
PYTHON = "3.13"
LOCK = "requirements.txt"


def formula(archive: Path, address: str) -> str:
    """The formula as text. ValueError where the archive is no release of ours, or has no lock."""
    name = archive.name.removesuffix(".tar.gz")
    if name == archive.name or not name.startswith("secondround-"):
        raise ValueError(f"{archive} is not secondround-VERSION.tar.gz.")
    with tarfile.open(archive) as opened:
        held = {PurePosixPath(place) for place in opened.getnames()}
    if PurePosixPath(name, LOCK) not in held:
        raise ValueError(f"{archive} holds no {LOCK}, by which its packages would be checked.")
    return FORMULA.format(
        address=address.rstrip("/"),
        name=archive.name,
        version=name.removeprefix("secondround-"),
        sha256=hashlib.sha256(archive.read_bytes()).hexdigest(),
        python=PYTHON,
    )


if __name__ == "__main__":
    try:
        sys.stdout.write(formula(Path(sys.argv[1]), sys.argv[2]))
    except (IndexError, OSError, ValueError) as error:
        sys.exit(f"{error}\n{__doc__}")
