"""Show the spheres of a run in ParaView as true spheres and save a picture.

Usage (ParaView 5.11 or later; without a display put `xvfb-run -a -s "-screen 0 1280x1024x24 -noreset"` before it):

    pvpython show_spheres.py RUN --field coordination --save spheres.png
    pvpython show_spheres.py RUN/snapshots/spheres_000004.hdf --field velocity --save spheres.png

The path is the folder of a run, its spheres.hdf.series, or one snapshot.

Options:
    --field NAME    point array to colour by; of a vector its length (default: coordination if there, else radius)
    --time T        show the snapshot nearest to this time [s]
    --ratio R       show the snapshot whose calendering ratio is nearest to this (0.40 or 40%)
    --radius NAME   point array of the radii (default: radius)
    --range LO HI   ends of the colour scale (default: those of the snapshot)
    --cut           show only the half of the layer behind its middle
    --view NAME     side (along y, z up; default), front (along x), top, or oblique
    --size W H      pixels of the picture (default: 1280 960)
    --save FILE     picture to write (.png); without it only the table of the snapshot is printed

Inside ParaView's own Python shell, `exec(open("show_spheres.py").read())` defines the functions without running them;
then `show("spheres.hdf.series", field="coordination")` draws into the active view.

Lengths in the files are metres. ParaView's camera and legends are at ease with numbers near one, so the spheres are shown
in micrometres.
"""

import argparse
import os
import sys

from paraview import servermanager
from paraview import simple as pv
import vtkmodules.vtkRenderingOpenGL2  # noqa: F401  (the class of windows that draw)
from vtkmodules.vtkRenderingCore import vtkRenderWindow

MICROMETRES = 1e6
VIEWS = {  # direction of sight, upward
    "side": ((0, 1, 0), (0, 0, 1)),
    "front": ((-1, 0, 0), (0, 0, 1)),
    "top": ((0, 0, -1), (0, 1, 0)),
    "oblique": ((-1, 1.6, -0.6), (0, 0, 1)),
}


def fail(message):
    """End with one clear line."""
    script = os.path.splitext(os.path.basename(sys.argv[0] if sys.argv else ""))[0]
    sys.exit((script or "show_spheres") + ": " + message)


def need_display():
    """End with one clear line where ParaView draws by X and there is no display: it would crash."""
    if vtkRenderWindow().GetClassName() == "vtkXOpenGLRenderWindow" and not os.environ.get("DISPLAY"):
        fail('there is no display; put xvfb-run -a -s "-screen 0 1280x1024x24 -noreset" before the command')


def series_of(path, kind):
    """The series of a kind of a run's folder or of its snapshots; the path of a file as it is."""
    if not os.path.exists(path):
        fail(path + ": no such file or folder")
    if not os.path.isdir(path):
        return path
    folder = os.path.join(path, "snapshots")
    folder = folder if os.path.isdir(folder) else path
    series = os.path.join(folder, kind + ".hdf.series")
    if os.path.exists(series):
        return series
    there = sorted(name[: -len(".hdf.series")] for name in os.listdir(folder) if name.endswith(".hdf.series"))
    if there:
        fail(path + " holds no " + kind + "; there are: " + ", ".join(there))
    fail(path + " is no folder of a run: it holds no series of snapshots")


def open_file(path):
    """A reader for a series or a single snapshot, to be drawn: a missing path is named before a missing display."""
    if not os.path.isfile(path):
        fail(path + ": no such file")
    need_display()
    try:
        reader = pv.OpenDataFile(path)
    except RuntimeError:  # an ending that no reader knows
        reader = None
    if reader is None:
        fail(path + " cannot be opened by ParaView")
    reader.UpdatePipeline()
    if reader.GetDataInformation().GetNumberOfPoints() == 0:
        fail(path + " holds no spheres")
    return reader


def times_of(reader):
    """The times of a reader [s]; a single file has none."""
    values = reader.TimestepValues
    if values is None:
        return []
    return list(values) if hasattr(values, "__len__") else [values]


def ratio_at(reader, time):
    """The calendering ratio of the snapshot at a time; None where the file has none."""
    reader.UpdatePipeline(time)
    arrays = servermanager.Fetch(reader).GetFieldData()
    array = arrays.GetArray("calendering_ratio")
    return None if array is None else array.GetTuple1(0)


def is_opened(reader, time):
    """Whether the snapshot at a time is that of the opened press: the layer has sprung back there."""
    reader.UpdatePipeline(time)
    array = servermanager.Fetch(reader).GetFieldData().GetArray("springback")
    return array is not None and array.GetTuple1(0) > 0.0


def choose_time(reader, time=None, ratio=None):
    """The time to show [s]: nearest to a time, or of the states under load nearest to a ratio, else the last of them."""
    times = times_of(reader)
    if not times:
        return 0.0
    if time is not None:
        return min(times, key=lambda t: abs(t - time))
    if ratio is not None:
        known = [(t, ratio_at(reader, t)) for t in times if not is_opened(reader, t)]
        known = [(t, r) for t, r in known if r is not None]
        if not known:
            fail("the files hold no calendering ratio; use --time")
        return min(known, key=lambda pair: abs(pair[1] - ratio))[0]
    return next((t for t in reversed(times) if not is_opened(reader, t)), times[-1])


def show(path, field=None, time=None, ratio=None, radius="radius", span=None, cut=False, sight="side", size=(1280, 960)):
    """Draw true spheres coloured by a field; returns the view."""
    path = series_of(path, "spheres")
    reader = open_file(path)
    at = choose_time(reader, time, ratio)
    reader.UpdatePipeline(at)
    names = list(reader.PointData.keys())
    field = field or ("coordination" if "coordination" in names else radius)
    for name in (field, radius):
        if name not in names:
            fail("no point array " + name + "; there are: " + ", ".join(names))

    scaled = pv.Transform(Input=reader)
    scaled.Transform.Scale = [MICROMETRES] * 3
    if hasattr(scaled, "TransformAllInputVectors"):
        scaled.TransformAllInputVectors = 0  # velocities and the like stay SI
    source = scaled
    if cut:
        bounds = bounds_at(scaled, at)
        source = pv.Threshold(Input=pv.Calculator(Input=scaled, ResultArrayName="depth", Function="coordsY"))
        source.Scalars = ["POINTS", "depth"]
        source.ThresholdMethod = "Above Upper Threshold"
        source.UpperThreshold = 0.5 * (bounds[2] + bounds[3])

    view = pv.GetActiveViewOrCreate("RenderView")
    view.ViewTime = at
    view.ViewSize = list(size)
    view.UseColorPaletteForBackground = 0
    view.Background = [1, 1, 1]
    view.OrientationAxesLabelColor = [0, 0, 0]
    spheres = pv.Show(source, view)
    spheres.SetRepresentationType("Point Gaussian")
    spheres.ShaderPreset = "Sphere"
    spheres.ScaleByArray = 1
    spheres.SetScaleArray = ["POINTS", radius]
    spheres.UseScaleFunction = 0
    spheres.GaussianRadius = MICROMETRES  # the radii are metres
    pv.ColorBy(spheres, ("POINTS", field))
    colours = pv.GetColorTransferFunction(field)
    colours.ApplyPreset("Viridis (matplotlib)", True)
    if span:
        colours.RescaleTransferFunction(span[0], span[1])
    else:
        spheres.RescaleTransferFunctionToDataRange(False, True)
    bar = pv.GetScalarBar(colours, view)
    bar.Title = field
    bar.ComponentTitle = "" if reader.PointData[field].GetNumberOfComponents() == 1 else "length"
    bar.TitleColor = bar.LabelColor = [0, 0, 0]
    spheres.SetScalarBarVisibility(view, True)
    aim(view, bounds_at(source, at), sight)
    pv.Render(view)
    describe(path, reader, at, field)
    return view


def bounds_at(source, time):
    """Bounds of a source at a time [um]."""
    source.UpdatePipeline(time)
    return source.GetDataInformation().GetBounds()


def aim(view, bounds, sight):
    """Point a parallel camera at the middle of the spheres."""
    direction, up = VIEWS[sight]
    middle = [0.5 * (bounds[2 * i] + bounds[2 * i + 1]) for i in range(3)]
    diagonal = max(1.0, sum((bounds[2 * i + 1] - bounds[2 * i]) ** 2 for i in range(3)) ** 0.5)
    view.CameraParallelProjection = 1
    view.CameraFocalPoint = middle
    view.CameraPosition = [middle[i] - 2 * diagonal * direction[i] for i in range(3)]
    view.CameraViewUp = list(up)
    view.CameraParallelScale = 0.5 * diagonal
    pv.ResetCamera(view)


def describe(path, reader, time, field):
    """Print what is shown."""
    array = reader.PointData[field]
    low, high = array.GetRange(-1 if array.GetNumberOfComponents() > 1 else 0)
    print("%s: %d spheres at %g s" % (path, reader.GetDataInformation().GetNumberOfPoints(), time))
    ratio = ratio_at(reader, time)
    if ratio is not None:
        print("calendering ratio %.4g" % ratio)
    print("%s from %g to %g (SI)" % (field, low, high))


def as_ratio(text):
    """0.4, 40% and "40 %" are the same ratio."""
    text = text.strip()
    return float(text[:-1]) / 100 if text.endswith("%") else float(text)


def main():
    """The command."""
    parser = argparse.ArgumentParser(description="Show the spheres of a run as true spheres and save a picture.")
    parser.add_argument("path", help="folder of a run, spheres.hdf.series or one .hdf")
    parser.add_argument("--field")
    parser.add_argument("--time", type=float)
    parser.add_argument("--ratio", type=as_ratio)
    parser.add_argument("--radius", default="radius")
    parser.add_argument("--range", type=float, nargs=2)
    parser.add_argument("--cut", action="store_true")
    parser.add_argument("--view", choices=sorted(VIEWS), default="side")
    parser.add_argument("--size", type=int, nargs=2, default=(1280, 960))
    parser.add_argument("--save")
    a = parser.parse_args()
    view = show(a.path, a.field, a.time, a.ratio, a.radius, a.range, a.cut, a.view, a.size)
    if a.save:
        pv.SaveScreenshot(a.save, view, ImageResolution=list(a.size))
        print("picture: " + a.save)


# ParaView's shell runs scripts under the name __main__ as well, but without arguments.
if __name__ == "__main__" and len(sys.argv) > 1:
    main()
