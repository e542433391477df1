"""The seal of a snapshot: SHA-256 of everything before it, placed after the end that the HDF5 superblock names."""

import hashlib
import os
import struct
from functools import lru_cache

from .errors import FileError, NotThereYetError

MARKS = {b"LMPSEAL1": "sealed", b"LMPSEAL2": "sealed again"}
LENGTH = 8 + 32
SIGNATURE = b"\x89HDF\r\n\x1a\n"
SUPERBLOCK = 48
CHUNK = 1 << 20


def check(path):
    """Proves a snapshot whole before anything of it is read.

    Returns:
        "sealed"; "sealed again" by `lmpdem seal` after another program had written it; "no seal" where another program has written it
        and it was not sealed since: then only the checksums of HDF5 guard its data.

    Raises:
        NotThereYetError: there is no such file.
        FileError: it is empty, cut short, damaged or no snapshot.
    """
    try:
        known = os.stat(path)
        return judge(os.fspath(path), known.st_size, known.st_mtime_ns)
    except FileNotFoundError:
        raise NotThereYetError(f"{path}: no such file", path=path) from None
    except OSError as e:
        raise FileError(f"{path}: cannot be read: {e.strerror or e}", path=path) from e


@lru_cache(maxsize=1024)
def judge(path, length, _modified):
    """The verdict on a file of a length and a time; a file that did not change is judged once."""
    with open(path, "rb") as file:
        head = file.read(SUPERBLOCK)
        end = end_of(path, head)
        if length == end:
            return "no seal"
        if length != end + LENGTH:
            what = "cut short" if length < end + LENGTH else "damaged"
            raise FileError(f"{path}: is {what}: {length} bytes where {end + LENGTH} are expected", path=path)
        digest = hashlib.sha256(head)
        left = end - len(head)
        while left > 0:
            part = file.read(min(left, CHUNK))
            if not part:
                break
            digest.update(part)
            left -= len(part)
        seal = file.read(LENGTH)
    if seal[:8] not in MARKS or seal[8:] != digest.digest():
        raise FileError(f"{path}: is damaged: its checksum does not match its content", path=path)
    return MARKS[seal[:8]]


def end_of(path, head):
    """Where the HDF5 file ends by its superblock: versions 2 and 3 are the program's and h5py's, 0 is that of h5repack."""
    if not head:
        raise FileError(f"{path}: is empty", path=path)
    if len(head) < SUPERBLOCK:
        raise FileError(f"{path}: is cut short: only {len(head)} bytes", path=path)
    if head[:8] != SIGNATURE:
        raise FileError(f"{path}: is not an HDF5 file", path=path)
    if head[8] in (2, 3) and head[9] == 8:
        end = struct.unpack_from("<q", head, 28)[0]
    elif head[8] == 0 and head[13] == 8:
        end = struct.unpack_from("<q", head, 40)[0]
    else:
        raise FileError(f"{path}: is an HDF5 file, but not a snapshot of LmpDem (other superblock)", path=path)
    if end < SUPERBLOCK:
        raise FileError(f"{path}: is damaged: its header names an impossible length", path=path)
    return end
