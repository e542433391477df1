"""Show the deformable bodies of a run in ParaView, coloured by stress, with their films whole or broken; save a picture.

Usage (ParaView 5.11 or later; without a display put `xvfb-run -a -s "-screen 0 1280x1024x24 -noreset"` before it):

    pvpython show_bodies.py RUN --ratio 40% --save bodies.png
    pvpython show_bodies.py RUN/snapshots/bodies.hdf.series --films --view oblique --save films.png

The path is the folder of a run, its bodies.hdf.series, or one snapshot.

Options:
    --field NAME    cell array to colour by (default: von_mises, or intact with --films)
    --films         show the films (films.hdf.series beside the bodies) instead of the zones
    --time T        show the snapshot nearest to this time [s]
    --ratio R       show the snapshot whose calendering ratio is nearest to this (0.40 or 40%)
    --range LO HI   ends of the colour scale, SI (default: those of the snapshot; of intact 0 and 1)
    --whole         show the whole layer (default: the half behind its middle, cut open)
    --no-tools      leave out foil and press (tools.hdf.series beside the bodies)
    --view NAME     side (along y, z up; default), front (along x), top, or oblique
    --size W H      pixels of the picture (default: 1280 960)
    --save FILE     picture to write (.png); without it only the line about the snapshot is printed

Lengths in the files are metres. ParaView's camera and legends are at ease with numbers near one, so the bodies are shown in
micrometres; stresses stay in Pa. Times order the snapshots and are no real times.
"""

import argparse
import os
import sys

from paraview import simple as pv

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from show_spheres import MICROMETRES, VIEWS, aim, as_ratio, bounds_at, choose_time, open_file, ratio_at, series_of  # noqa: E402


COPPER = (0.72, 0.45, 0.20)


def fail(message):
    """End with one clear line."""
    sys.exit("show_bodies: " + message)


def beside(path, kind):
    """The series of another kind in the same folder; None where there is none."""
    other = os.path.join(os.path.dirname(path), kind + ".hdf.series")
    return other if os.path.exists(other) else None


def in_micrometres(reader):
    """A source scaled from metres."""
    scaled = pv.Transform(Input=reader)
    scaled.Transform.Scale = [MICROMETRES] * 3
    return scaled


def cut_open(source, time):
    """The half behind the middle along y: through zones, so that their stress is seen inside the bodies."""
    low, high = bounds_at(source, time)[2:4]
    clip = pv.Clip(Input=source)
    clip.ClipType = "Plane"
    clip.ClipType.Origin = [0.0, 0.5 * (low + high), 0.0]
    clip.ClipType.Normal = [0.0, 1.0, 0.0]
    clip.Invert = 0
    return clip


def paper(time, size):
    """The active view at a time, white and of a size."""
    view = pv.GetActiveViewOrCreate("RenderView")
    view.ViewTime = time
    view.ViewSize = list(size)
    view.UseColorPaletteForBackground = 0
    view.Background = [1, 1, 1]
    view.OrientationAxesLabelColor = [0, 0, 0]
    return view


def show_foil(view, x, y):
    """The upper face of the foil under a box of these edges [um], in the colour of copper."""
    foil = pv.Plane()
    foil.Origin, foil.Point1, foil.Point2 = [0.0, 0.0, 0.0], [x, 0.0, 0.0], [0.0, y, 0.0]
    shown = pv.Show(foil, view)
    shown.SetRepresentationType("Surface")
    shown.ColorArrayName = ["POINTS", ""]
    shown.AmbientColor = shown.DiffuseColor = list(COPPER)


def show(path, field=None, films=False, time=None, ratio=None, span=None, whole=False, tools=True, sight="side", size=(1280, 960)):
    """Draw the bodies or their films coloured by a field; returns the view."""
    path = shown = series_of(path, "bodies")
    if films:
        shown = beside(path, "films")
        if shown is None:
            fail("there is no films.hdf.series beside " + path)
    reader = open_file(shown)
    at = choose_time(reader, time, ratio)
    reader.UpdatePipeline(at)
    field = field or ("intact" if films else "von_mises")
    names = list(reader.CellData.keys())
    if field not in names:
        fail("no cell array " + field + "; there are: " + ", ".join(names))

    view = paper(at, size)
    source = in_micrometres(reader)
    if not whole:
        source = cut_open(source, at)
    bodies = pv.Show(source, view)
    bodies.SetRepresentationType("Surface")
    pv.ColorBy(bodies, ("CELLS", field))
    colours = pv.GetColorTransferFunction(field)
    # Whole film red, broken film blue; anything else from dark to bright.
    colours.ApplyPreset("Cool to Warm" if field == "intact" else "Viridis (matplotlib)", True)
    if span is None and field == "intact":
        span = (0.0, 1.0)
    if span:
        colours.RescaleTransferFunction(span[0], span[1])
    else:
        bodies.RescaleTransferFunctionToDataRange(False, True)
    bar = pv.GetScalarBar(colours, view)
    bar.Title = field
    bar.ComponentTitle = ""
    bar.TitleColor = bar.LabelColor = [0, 0, 0]
    bodies.SetScalarBarVisibility(view, True)
    slabs = beside(path, "tools") if tools else None
    if slabs:
        show_tools(slabs, at, view)
    aim(view, bounds_at(source, at), sight)
    pv.Render(view)
    array = reader.CellData[field]
    print("%s: %d cells at %g s" % (shown, reader.GetDataInformation().GetNumberOfCells(), at))
    reached = ratio_at(reader, at)
    if reached is not None:
        print("calendering ratio %.4g" % reached)
    print("%s from %g to %g (SI)" % ((field,) + tuple(array.GetRange(0))))
    return view


def show_tools(path, time, view):
    """Foil in the colour of copper, press in that of steel, as outlines where they would hide the bodies."""
    slabs = in_micrometres(open_file(path))
    for number, colour in ((0, COPPER), (1, (0.45, 0.48, 0.52))):
        part = pv.Threshold(Input=slabs)
        part.Scalars = ["CELLS", "tool"]
        part.ThresholdMethod = "Between"
        part.LowerThreshold = part.UpperThreshold = number
        part.UpdatePipeline(time)
        shown = pv.Show(part, view)
        shown.SetRepresentationType("Surface")
        shown.ColorArrayName = ["POINTS", ""]
        shown.AmbientColor = shown.DiffuseColor = list(colour)
        shown.Opacity = 1.0 if number == 0 else 0.35


def main():
    """The command."""
    parser = argparse.ArgumentParser(description="Show the deformable bodies of a run and save a picture.")
    parser.add_argument("path", help="folder of a run, bodies.hdf.series or one .hdf")
    parser.add_argument("--field")
    parser.add_argument("--films", action="store_true")
    parser.add_argument("--time", type=float)
    parser.add_argument("--ratio", type=as_ratio)
    parser.add_argument("--range", type=float, nargs=2)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--no-tools", action="store_true")
    parser.add_argument("--view", choices=sorted(VIEWS), default="side")
    parser.add_argument("--size", type=int, nargs=2, default=(1280, 960))
    parser.add_argument("--save")
    a = parser.parse_args()
    view = show(a.path, a.field, a.films, a.time, a.ratio, a.range, a.whole, not a.no_tools, a.view, a.size)
    if a.save:
        pv.SaveScreenshot(a.save, view, ImageResolution=list(a.size))
        print("picture: " + a.save)


# ParaView's shell runs scripts under the name __main__ as well, but without arguments.
if __name__ == "__main__" and len(sys.argv) > 1:
    main()
