"""Show the voxels of a run in ParaView where a field lies between two bounds, and save a picture.

Usage (ParaView 5.11 or later; without a display put `xvfb-run -a -s "-screen 0 1280x1024x24 -noreset"` before it):

    pvpython show_pores.py RUN --ratio 30% --save pores.png
    pvpython show_pores.py RUN/snapshots/pores.hdf.series --where flux --above 1.5 --save paths.png

The path is the folder of a run, its pores.hdf.series, or one image.

Options:
    --where NAME    point array that chooses the voxels; of a vector its length (default: pore)
    --above LO      least value of the voxels shown (default: 0.5)
    --below HI      greatest value of the voxels shown (default: none)
    --field NAME    point array to colour by; of a vector its length (default: flux if there, else the one that chooses)
    --time T        show the image nearest to this time [s]
    --ratio R       show the image whose calendering ratio is nearest to this (0.40 or 40%), by the junctions, tools or bodies beside
    --range LO HI   ends of the colour scale, SI (default: those of the voxels shown)
    --cut           show only the half behind the middle along y
    --view NAME     side (along y, z up), front (along x), top, or oblique (default)
    --size W H      pixels of the picture (default: 1280 960)
    --save FILE     picture to write (.png); without it only the lines about the image are printed

The values stand at the centres of the voxels. Lengths in the files are metres; the voxels are shown in micrometres.
"""

import argparse
import os
import sys

from paraview import simple as pv

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from show_bodies import beside, cut_open, in_micrometres, paper, show_foil  # noqa: E402
from show_spheres import MICROMETRES, VIEWS, aim, as_ratio, bounds_at, choose_time, open_file, ratio_at, series_of  # noqa: E402

COUNTLESS = 1e300


def fail(message):
    """End with one clear line."""
    sys.exit("show_pores: " + message)


def time_of(reader, path, time, ratio):
    """The time to show [s]; images carry no ratio that ParaView sees, their neighbours do."""
    if ratio is None:
        return choose_time(reader, time), None
    for kind in ("junctions", "tools", "bodies"):
        other = beside(path, kind)
        if other:
            neighbour = open_file(other)
            at = choose_time(neighbour, None, ratio)
            return choose_time(reader, at), ratio_at(neighbour, at)
    fail("--ratio needs junctions, tools or bodies beside " + path + "; use --time")


def scalar(source, name):
    """A source with a scalar of this array, and its name."""
    if source.PointData[name].GetNumberOfComponents() == 1:
        return source, name
    length = pv.Calculator(Input=source)
    length.ResultArrayName = name + "_length"
    length.Function = "mag(%s)" % name
    return length, name + "_length"


def show(path, where="pore", above=0.5, below=None, field=None, time=None, ratio=None, span=None, cut=False, sight="oblique", size=(1280, 960)):
    """Draw the chosen voxels coloured by a field; returns the view."""
    path = series_of(path, "pores")
    reader = open_file(path)
    at, reached = time_of(reader, path, time, ratio)
    reader.UpdatePipeline(at)
    names = list(reader.PointData.keys())
    field = field or ("flux" if "flux" in names else where)
    for name in (where, field):
        if name not in names:
            fail("no point array " + name + "; there are: " + ", ".join(names))

    source, chooser = scalar(reader, where)
    chosen = pv.Threshold(Input=source)
    chosen.Scalars = ["POINTS", chooser]
    chosen.ThresholdMethod = "Between"
    chosen.LowerThreshold = above
    chosen.UpperThreshold = COUNTLESS if below is None else below
    chosen.UpdatePipeline(at)
    if chosen.GetDataInformation().GetNumberOfCells() == 0:
        fail("no voxels with %s from %g up" % (where, above))
    coloured, colour = scalar(chosen, field)
    # After the choice: an image that is moved or scaled becomes a grid with coordinates of its own.
    voxels = in_micrometres(coloured)
    if cut:
        voxels = cut_open(voxels, at)

    view = paper(at, size)
    shown = pv.Show(voxels, view)
    shown.SetRepresentationType("Surface")
    pv.ColorBy(shown, ("POINTS", colour))
    colours = pv.GetColorTransferFunction(colour)
    colours.ApplyPreset("Viridis (matplotlib)", True)
    if span:
        colours.RescaleTransferFunction(span[0], span[1])
    else:
        shown.RescaleTransferFunctionToDataRange(False, True)
    bar = pv.GetScalarBar(colours, view)
    bar.Title = field
    bar.ComponentTitle = "" if colour == field else "length"
    bar.TitleColor = bar.LabelColor = [0, 0, 0]
    shown.SetScalarBarVisibility(view, True)
    grid = [MICROMETRES * b for b in reader.GetDataInformation().GetBounds()]
    # The box begins half a voxel before the first centres.
    show_foil(view, grid[0] + grid[1], grid[2] + grid[3])
    aim(view, bounds_at(voxels, at), sight)
    pv.Render(view)
    print("%s: %d voxels at %g s" % (path, reader.GetDataInformation().GetNumberOfPoints(), at))
    if reached is not None:
        print("calendering ratio %.4g" % reached)
    print("%s from %g to %g (SI)" % ((colour,) + tuple(coloured.PointData[colour].GetRange(0))))
    return view


def main():
    """The command."""
    parser = argparse.ArgumentParser(description="Show chosen voxels of a run and save a picture.")
    parser.add_argument("path", help="folder of a run, pores.hdf.series or one .hdf")
    parser.add_argument("--where", default="pore")
    parser.add_argument("--above", type=float, default=0.5)
    parser.add_argument("--below", type=float)
    parser.add_argument("--field")
    parser.add_argument("--time", type=float)
    parser.add_argument("--ratio", type=as_ratio)
    parser.add_argument("--range", type=float, nargs=2)
    parser.add_argument("--cut", action="store_true")
    parser.add_argument("--view", choices=sorted(VIEWS), default="oblique")
    parser.add_argument("--size", type=int, nargs=2, default=(1280, 960))
    parser.add_argument("--save")
    a = parser.parse_args()
    view = show(a.path, a.where, a.above, a.below, a.field, a.time, a.ratio, a.range, a.cut, a.view, a.size)
    if a.save:
        pv.SaveScreenshot(a.save, view, ImageResolution=list(a.size))
        print("picture: " + a.save)


# ParaView's shell runs scripts under the name __main__ as well, but without arguments.
if __name__ == "__main__" and len(sys.argv) > 1:
    main()
