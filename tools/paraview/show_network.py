"""Show the junctions of a run in ParaView as tubes above the foil, and save a picture.

Usage (ParaView 5.11 or later; without a display put `xvfb-run -a -s "-screen 0 1280x1024x24 -noreset"` before it):

    pvpython show_network.py RUN --ratio 40% --save network.png
    pvpython show_network.py RUN/snapshots/junctions_000004.hdf --field force --view oblique --save forces.png

The path is the folder of a run, its junctions.hdf.series, or one snapshot. A tube runs from centre to centre, or from a centre down
to the foil; its radius is that of a circle of the junction's metallic area (the array metallic_area where the file has it, else
bare_area). Junctions without such an area are thin grey lines.

Options:
    --field NAME    cell array to colour the tubes by (default: joined if there, else the area)
    --area NAME     cell array of the area that makes the tubes (default: metallic_area, else bare_area)
    --scale S       thickness of the tubes over the true one (default: 1)
    --time T        show the snapshot nearest to this time [s]
    --ratio R       show the snapshot whose calendering ratio is nearest to this (0.40 or 40%)
    --range LO HI   ends of the colour scale, SI (default: those of the tubes; of joined 0 and 1)
    --no-lines      leave out the junctions without metallic area
    --view NAME     side (along y, z up), front (along x), top, or oblique (default)
    --size W H      pixels of the picture (default: 1280 960)
    --save FILE     picture to write (.png); without it only the lines about the snapshot are printed

Lengths in the files are metres; the network is shown in micrometres. A junction across a periodic side leaves the box.
"""

import argparse
import math
import os
import sys

from paraview import servermanager
from paraview import simple as pv

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from show_bodies import in_micrometres, paper, show_foil  # noqa: E402
from show_spheres import MICROMETRES, VIEWS, aim, as_ratio, bounds_at, choose_time, open_file, ratio_at, series_of  # noqa: E402

COUNTLESS = 1e300  # above every area


def fail(message):
    """End with one clear line."""
    sys.exit("show_network: " + message)


def with_area(source, area, low, high):
    """The junctions whose area lies between two bounds."""
    part = pv.Threshold(Input=source)
    part.Scalars = ["CELLS", area]
    part.ThresholdMethod = "Between"
    part.LowerThreshold, part.UpperThreshold = low, high
    return part


def tubes_of(source, area, scale):
    """Tubes as thick as a circle of the junction's area."""
    radius = pv.Calculator(Input=source)
    radius.AttributeType = "Cell Data"
    radius.ResultArrayName = "tube_radius"
    radius.Function = "%.17g * sqrt(%s)" % (scale * MICROMETRES / math.sqrt(math.pi), area)
    # Every junction has its own two points, so nothing is averaged here.
    points = pv.CellDatatoPointData(Input=radius)
    points.PassCellData = 1
    tubes = pv.Tube(Input=pv.ExtractSurface(Input=points))
    tubes.Scalars = ["POINTS", "tube_radius"]
    tubes.VaryRadius = "By Absolute Scalar"
    tubes.NumberofSides = 16
    return tubes


def show(path, field=None, area=None, scale=1.0, time=None, ratio=None, span=None, lines=True, sight="oblique", size=(1280, 960)):
    """Draw the network coloured by a field; returns the view."""
    path = series_of(path, "junctions")
    reader = open_file(path)
    at = choose_time(reader, time, ratio)
    reader.UpdatePipeline(at)
    names = list(reader.CellData.keys())
    area = area or ("metallic_area" if "metallic_area" in names else "bare_area")
    field = field or ("joined" if "joined" in names else area)
    for name in (field, area):
        if name not in names:
            fail("no cell array " + name + "; there are: " + ", ".join(names))

    view = paper(at, size)
    source = in_micrometres(reader)
    metallic = with_area(source, area, sys.float_info.min, COUNTLESS)
    metallic.UpdatePipeline(at)
    count = metallic.GetDataInformation().GetNumberOfCells()
    if lines:
        rest = pv.Show(with_area(source, area, -COUNTLESS, 0.0), view)
        rest.SetRepresentationType("Wireframe")
        rest.ColorArrayName = ["POINTS", ""]
        rest.AmbientColor = rest.DiffuseColor = [0.6, 0.6, 0.6]
        rest.LineWidth = 1.0
    if count > 0:
        show_tubes(tubes_of(metallic, area, scale), view, field, span)
    box = servermanager.Fetch(reader).GetFieldData()
    edges = [box.GetArray(name) for name in ("box_x", "box_y")]
    if all(edges):
        show_foil(view, *(MICROMETRES * e.GetTuple1(0) for e in edges))
    aim(view, bounds_at(source, at), sight)
    pv.Render(view)
    print("%s: %d junctions at %g s, %d with %s" % (path, reader.GetDataInformation().GetNumberOfCells(), at, count, area))
    reached = ratio_at(reader, at)
    if reached is not None:
        print("calendering ratio %.4g" % reached)
    print("%s from %g to %g (SI)" % ((field,) + tuple(reader.CellData[field].GetRange(0))))
    return view


def show_tubes(tubes, view, field, span):
    """The tubes with their colours."""
    shown = pv.Show(tubes, view)
    shown.SetRepresentationType("Surface")
    pv.ColorBy(shown, ("CELLS", field))
    colours = pv.GetColorTransferFunction(field)
    # Joined to the foil red, apart from it blue; anything else from dark to bright.
    colours.ApplyPreset("Cool to Warm" if field == "joined" else "Viridis (matplotlib)", True)
    if span is None and field == "joined":
        span = (0.0, 1.0)
    if span:
        colours.RescaleTransferFunction(span[0], span[1])
    else:
        shown.RescaleTransferFunctionToDataRange(False, True)
    bar = pv.GetScalarBar(colours, view)
    bar.Title = field
    bar.ComponentTitle = ""
    bar.TitleColor = bar.LabelColor = [0, 0, 0]
    shown.SetScalarBarVisibility(view, True)


def main():
    """The command."""
    parser = argparse.ArgumentParser(description="Show the junctions of a run as tubes and save a picture.")
    parser.add_argument("path", help="folder of a run, junctions.hdf.series or one .hdf")
    parser.add_argument("--field")
    parser.add_argument("--area")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--time", type=float)
    parser.add_argument("--ratio", type=as_ratio)
    parser.add_argument("--range", type=float, nargs=2)
    parser.add_argument("--no-lines", action="store_true")
    parser.add_argument("--view", choices=sorted(VIEWS), default="oblique")
    parser.add_argument("--size", type=int, nargs=2, default=(1280, 960))
    parser.add_argument("--save")
    a = parser.parse_args()
    view = show(a.path, a.field, a.area, a.scale, a.time, a.ratio, a.range, not a.no_lines, a.view, a.size)
    if a.save:
        pv.SaveScreenshot(a.save, view, ImageResolution=list(a.size))
        print("picture: " + a.save)


# ParaView's shell runs scripts under the name __main__ as well, but without arguments.
if __name__ == "__main__" and len(sys.argv) > 1:
    main()
