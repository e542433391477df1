"""Snapshots: one HDF5 file with the particles, contacts, bodies, films, walls, junctions or pores of a state."""

import json
from contextlib import contextmanager
from pathlib import Path

import h5py
import numpy as np

from . import seals
from .errors import FileError

# Groups that hold arrays, the exact columns before what ParaView reads as floats.
GROUPS = ("lmpdem/columns", "VTKHDF/PointData", "VTKHDF/CellData")
PROVENANCE = ("version", "commit", "scenario_text", "scenario_hash", "machine", "created", "parent_hashes")


class Snapshot:
    """A snapshot. Arrays are read when they are asked for, by name: snapshot["radius"] or snapshot.radius, in SI units.

    The names are those of the file. Where an array is kept both exactly and as floats for ParaView, the exact one is given.

    Raises:
        FileError: the file is missing, damaged or no snapshot; it names the file.
    """

    def __init__(self, path):
        self.path = Path(path)
        self.seal = seals.check(self.path)
        self._arrays = {}
        with self._open() as file:
            own = file["lmpdem"]
            self.catalogue = json.loads(bytes(own["catalogue"][()]).decode("utf-8"))
            self.scalars = {name: float(np.ravel(data[()])[0]) for name, data in own["scalars"].items()}
            self.time = float(np.ravel(own["time"][()])[0])
            self.is_image = "counts" in own  # an image of voxels has no points and cells
            self._places = {}
            for group in GROUPS:
                for name, data in (file[group].items() if group in file else ()):
                    self._places.setdefault(name, (f"{group}/{name}", data.shape, data.dtype))
        self.kind = self.catalogue.get("kind", "")
        self.index = self.catalogue.get("index", 0)

    @contextmanager
    def _open(self):
        """The file, open for reading; every fault inside becomes one error that names the file."""
        seals.check(self.path)
        try:
            with h5py.File(self.path, "r") as file:
                yield file
        except (OSError, KeyError, ValueError, TypeError, IndexError, RuntimeError) as e:
            raise FileError(f"{self.path}: is damaged or no snapshot of LmpDem: {e}", path=self.path) from e

    @property
    def names(self):
        """Names of the arrays."""
        return sorted(self._places)

    def __contains__(self, name):
        return name in self._places

    def __iter__(self):
        return iter(self.names)

    def __len__(self):
        """Number of particles, contacts, zones, facets, junctions or voxels."""
        if self.is_image:
            return int(np.prod(self.counts))
        return self._size("VTKHDF/Types")

    def __getitem__(self, name):
        if name not in self._places:
            raise KeyError(f"{self.path}: no array {name}; there are: {', '.join(self.names)}")
        return self._read(self._places[name][0])

    def __getattr__(self, name):
        places = self.__dict__.get("_places", {})
        if name in places:
            return self[name]
        raise AttributeError(f"{self.__dict__.get('path')}: no array {name}; there are: {', '.join(sorted(places))}")

    def __dir__(self):
        return [*super().__dir__(), *self._places]

    def __repr__(self):
        return f"<{self.kind} {self.path.name}: {len(self)} with {', '.join(self.names)}>"

    def _read(self, place):
        """An array by its place in the file, read once; not to be written into, as others may hold it."""
        if place not in self._arrays:
            with self._open() as file:
                array = file[place][()]
            array.setflags(write=False)
            self._arrays[place] = array
        return self._arrays[place]

    def _size(self, place):
        """Length of an array without reading it."""
        with self._open() as file:
            return int(file[place].shape[0])

    def shape(self, name):
        """Shape of an array, known without reading it."""
        return self._places[name][1]

    def unit(self, name):
        """Unit of an array or of a scalar, "1" without one."""
        return self._field(name).get("unit", "1")

    def meaning(self, name):
        """What an array or a scalar is, in words."""
        return self._field(name).get("meaning", "")

    def _field(self, name):
        """Entry of the catalogue: of columns where it has words, else of the fields for ParaView or the scalars."""
        kinds = ("point_fields", "cell_fields", "columns", "scalars")
        found = [f for kind in kinds for f in self.catalogue.get(kind) or () if f["name"] == name]
        if not found:
            raise KeyError(f"{self.path}: {name} is not in the catalogue of the file")
        return next((f for f in found if f.get("meaning")), found[0])

    @property
    def counts(self):
        """Voxels along x, y and z; arrays of an image are indexed [z, y, x]."""
        return self._read("lmpdem/counts")

    @property
    def origin(self):
        """Centre of the first voxel [m]."""
        return self._read("lmpdem/origin")

    @property
    def spacing(self):
        """Edges of a voxel along x, y and z [m]."""
        return self._read("lmpdem/spacing")

    @property
    def points(self):
        """Positions, one row a point [m]."""
        return self._read("lmpdem/points")

    @property
    def connectivity(self):
        """Points of the cells, one cell after the other."""
        return self._read("VTKHDF/Connectivity")

    @property
    def offsets(self):
        """Where each cell begins in `connectivity`, and the end."""
        return self._read("VTKHDF/Offsets")

    @property
    def cell_types(self):
        """VTK's number of each cell: 1 vertex, 3 line, 5 triangle, 12 hexahedron."""
        return self._read("VTKHDF/Types")

    @property
    def cells(self):
        """The cells as VTK and PyVista take them: the number of points, then the points, cell after cell."""
        sizes = np.diff(self.offsets)
        result = np.insert(self.connectivity, self.offsets[:-1], sizes)
        return result.astype(np.int64)

    @property
    def provenance(self):
        """Where the file comes from: version, commit, scenario_text, scenario_hash, machine, created, parent_hashes, seed, threads."""
        with self._open() as file:
            group = file["lmpdem/provenance"]
            found = {name: bytes(group[name][()]).decode("utf-8") for name in PROVENANCE if name in group}
            found.update({name: int(group[name][0]) for name in ("seed", "threads") if name in group})
        return found

    def table(self):
        """All arrays with one value or vector per entry as a table: of vectors a column per component, name_0, name_1, ..."""
        if self.is_image:
            raise FileError(f"{self.path}: an image of voxels is no table; read its arrays", path=self.path)
        columns = {}
        for name in self.names:
            if self.shape(name)[0] != len(self):
                continue
            array = self[name]
            if array.ndim == 1:
                columns[name] = array
            else:
                columns.update({f"{name}_{k}": array[:, k] for k in range(array.shape[1])})
        from .tables import pandas

        if pandas is not None:
            return pandas.DataFrame(columns)
        table = np.empty(len(self), dtype=[(name, array.dtype) for name, array in columns.items()])
        for name, array in columns.items():
            table[name] = array
        return table

    def xarray(self):
        """An image of voxels as an xarray Dataset with coordinates in metres."""
        import xarray

        if not self.is_image:
            raise FileError(f"{self.path}: only images of voxels (pores) are grids", path=self.path)
        axes = {a: self.origin[k] + self.spacing[k] * np.arange(self.counts[k]) for k, a in enumerate("xyz")}
        arrays = {}
        for name in self.names:
            array = self[name]
            dims = ("z", "y", "x") if array.ndim == 3 else ("z", "y", "x", "component")
            arrays[name] = (dims, array, {"units": self.unit(name), "long_name": self.meaning(name)})
        coords = {a: (a, values, {"units": "m"}) for a, values in axes.items()}
        return xarray.Dataset(arrays, coords, {"time": self.time, **self.scalars})
