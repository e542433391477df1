"""Builds the wheel of this folder with Python alone (PEP 517 and 660): a wheel of pure Python is a zip file with four more files."""

import ast
import base64
import hashlib
import io
import re
import tarfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
EPOCH = (1980, 1, 1, 0, 0, 0)


def _project():
    """Name, version, description, dependencies and extras from pyproject.toml and the package."""
    text = (HERE / "pyproject.toml").read_text(encoding="utf-8")
    found = dict(re.findall(r'^([\w-]+) = (.+)$', text, re.MULTILINE))
    source = (HERE / "lmpdem" / "__init__.py").read_text(encoding="utf-8")
    version = re.search(r'^__version__ = "(.+)"$', source, re.MULTILINE)[1]
    keys = ("name", "description", "requires-python", "dependencies", "all")
    return {**{key: ast.literal_eval(found[key]) for key in keys}, "version": version}


def _metadata():
    """The file METADATA."""
    p = _project()
    lines = ["Metadata-Version: 2.1", f"Name: {p['name']}", f"Version: {p['version']}", f"Summary: {p['description']}",
             f"Requires-Python: {p['requires-python']}", "Provides-Extra: all", "Description-Content-Type: text/markdown"]
    lines += [f"Requires-Dist: {d}" for d in p["dependencies"]]
    lines += [f'Requires-Dist: {d} ; extra == "all"' for d in p["all"]]
    return "\n".join(lines) + "\n\n" + (HERE / "README.md").read_text(encoding="utf-8")


def _wheel(folder, files):
    """Writes a wheel with these files; its name."""
    p = _project()
    info = f"{p['name']}-{p['version']}.dist-info"
    files = {
        **files,
        f"{info}/METADATA": _metadata().encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: build_lmpdem\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = [f"{name},sha256={_digest(content)},{len(content)}" for name, content in files.items()]
    files[f"{info}/RECORD"] = ("\n".join([*record, f"{info}/RECORD,,"]) + "\n").encode()
    name = f"{p['name']}-{p['version']}-py3-none-any.whl"
    with zipfile.ZipFile(Path(folder, name), "w", zipfile.ZIP_DEFLATED) as wheel:
        for path, content in files.items():
            wheel.writestr(zipfile.ZipInfo(path, EPOCH), content, zipfile.ZIP_DEFLATED)
    return name


def _digest(content):
    """SHA-256 as the file RECORD spells it."""
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    """Builds the wheel and returns its name."""
    return _wheel(wheel_directory, {f"lmpdem/{p.name}": p.read_bytes() for p in sorted((HERE / "lmpdem").glob("*.py"))})


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    """Builds a wheel that points to this folder and returns its name."""
    return _wheel(wheel_directory, {"lmpdem.pth": f"{HERE}\n".encode()})


def build_sdist(sdist_directory, config_settings=None):
    """Builds the archive of the source and returns its name."""
    p = _project()
    base = f"{p['name']}-{p['version']}"
    with tarfile.open(Path(sdist_directory, base + ".tar.gz"), "w:gz") as archive:
        sources = sorted(f"lmpdem/{q.name}" for q in (HERE / "lmpdem").glob("*.py"))
        for path in ["pyproject.toml", "README.md", "build_lmpdem.py", *sources]:
            archive.add(HERE / path, f"{base}/{path}")
        content = _metadata().encode()
        entry = tarfile.TarInfo(f"{base}/PKG-INFO")
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    return base + ".tar.gz"
