"""Description of the machine and the versions of a measurement."""

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]
"""The checkout."""


def describe_machine(scratch: Path) -> str:
    """Describe processor, cores, memory, system, and the file system of the builds."""
    model = _value(Path("/proc/cpuinfo"), "model name") or platform.machine()
    gigabytes = int(_value(Path("/proc/meminfo"), "MemTotal").split()[0]) * 1024 / 1e9
    cores = len(os.sched_getaffinity(0))
    return (
        f"{model}, {cores} cores, {gigabytes:.0f} GB of memory, {platform.system()} {platform.release()}; "
        f"reads and writes on {_file_system(scratch)}; load at the start {os.getloadavg()[0]:.1f}"
    )


def our_versions() -> dict[str, str]:
    """Return the versions of our own build's components."""
    names = {"MkDocs": "mkdocs", "Material": "mkdocs-material", "lxml": "lxml", "nh3": "nh3"}
    return {
        "newsarchive": f"{version('newsarchive')} ({_commit()})",
        "Python": platform.python_version(),
        **{shown: version(name) for shown, name in names.items()},
    }


def _commit() -> str:
    command = ("git", "-C", str(ROOT), "describe", "--always", "--dirty")
    described = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    return described.stdout.strip() or "no git"


def _value(file: Path, name: str) -> str:
    lines = (line.partition(":") for line in file.read_text().splitlines())
    return next((value.strip() for key, _, value in lines if key.strip() == name), "")


def _file_system(folder: Path) -> str:
    """Return the type of a folder's file system: that of the longest mount point above it."""
    mounts = [line.split() for line in Path("/proc/mounts").read_text().splitlines()]
    kinds = {Path(mount[1]): mount[2] for mount in mounts}
    return next(kinds[mount] for mount in (folder, *folder.parents) if mount in kinds)
