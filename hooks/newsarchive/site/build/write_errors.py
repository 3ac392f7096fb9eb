"""Failures to write the site, as a message instead of a traceback."""

import errno
import os
from pathlib import Path

from mkdocs.exceptions import PluginError

from newsarchive.base.fileio import read_failure
from newsarchive.settings.archive import Settings

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_REFUSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO, errno.ENOTDIR, errno.EISDIR, errno.EFBIG})


def write_error(reason: BaseException | None, site_dir: str, settings: Settings) -> PluginError | None:
    """Return the message of a file that could not be written, or None if an error is something else."""
    if not isinstance(reason, OSError) or reason.errno not in _FULL | _REFUSED:
        return None
    # A write to an open file does not name it.
    named = str(reason.filename2 or reason.filename or "")
    folders = (site_dir, str(settings.cache_dir))
    if named and not any(os.path.abspath(named).startswith(os.path.abspath(folder)) for folder in folders):  # noqa: PTH100
        return None
    where = settings.relative(Path(named)) if named else " or ".join(settings.relative(Path(one)) for one in folders)
    if reason.errno in _FULL:
        remedy = "free space on its disk or quota"
    else:
        remedy = "let this user write there, or name another folder: site_dir, or cache_dir in extra.archive"
    return PluginError(
        f"cannot write {where}: {read_failure(reason).lower()}; {remedy}, then build again: the site is incomplete"
    )
