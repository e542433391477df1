"""Check that a picture of spheres is not blank.

Usage:  pvpython check_picture.py FILE.png

Prints `ok ...` or `FAILED ...`. White paper with a legend alone has a few per cent of other pixels and little contrast; a
layer of shaded spheres covers a good part of the picture.
"""

import sys

import numpy as np
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkIOImage import vtkPNGReader

LEAST_SHARE = 0.08
LEAST_DEVIATION = 25.0  # of 255


def main():
    """The command."""
    reader = vtkPNGReader()
    reader.SetFileName(sys.argv[1])
    reader.Update()
    array = reader.GetOutput().GetPointData().GetScalars()
    if array is None:
        print("FAILED picture: cannot be read")
        sys.exit(1)
    pixels = vtk_to_numpy(array)[:, :3].astype(float)
    share = np.mean(np.any(np.abs(pixels - pixels[0]) > 8, axis=1))
    deviation = np.std(pixels)
    colours = len(np.unique(pixels, axis=0))
    good = share > LEAST_SHARE and deviation > LEAST_DEVIATION and colours > 200
    print("%s picture: %.0f %% covered, deviation %.0f of 255, %d colours"
          % ("ok" if good else "FAILED", 100 * share, deviation, colours))
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
