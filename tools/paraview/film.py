"""Make the film of a run with ParaView: a picture of every state, all from one camera and with one scale of colours.

Usage (ParaView 5.11 or later; without a display put `xvfb-run -a -s "-screen 0 1280x1024x24 -noreset"` before it):

    pvpython film.py RUN
    pvpython film.py RUN --kind films --view oblique --whole --out films --seconds 1

RUN is the folder of a run. The spheres are shown up to the hand-off and the deformable bodies from there on, cut open, coloured by von
Mises stress, with ratio and load above them. Writes film_000.png, film_001.png, ... and puts them together where it can: with Pillow to
film.webp and film.gif, without it with ffmpeg to film.gif and film.mp4.

Options:
    --kind NAME     layer (spheres, then bodies; default), spheres, bodies, films, network, or passage (the spheres under a roll on its way)
    --field NAME    array to colour by (default: von_mises; of films intact, of the network joined, of a passage displacement)
    --range LO HI   ends of the colour scale, SI (default: least and greatest value of all states)
    --whole         show the whole layer (default: the half behind its middle, cut open)
    --view NAME     side (along y, z up; default), front (along x), top, or oblique
    --seconds S     how long a state is shown (default: 0.7)
    --size W H      pixels of a picture, even numbers (default: 960 720)
    --out DIR       folder of the pictures and the film (default: RUN/film)

The film shows the states that the run wrote and nothing in between. The last one is shown for twice as long.
"""

import argparse
import glob
import os
import shutil
import subprocess
import sys

from paraview import servermanager
from paraview import simple as pv

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import show_bodies  # noqa: E402
import show_network  # noqa: E402
import show_spheres  # noqa: E402
from show_spheres import VIEWS, fail, open_file, series_of, times_of  # noqa: E402

SERIES = {"spheres": "spheres", "bodies": "bodies", "films": "films", "network": "junctions", "passage": "passage"}
FIELDS = {"spheres": "von_mises", "bodies": "von_mises", "films": "intact", "network": "joined", "passage": "displacement"}
OF_SPHERES = ("spheres", "passage")
CAMERA = ("CameraPosition", "CameraFocalPoint", "CameraViewUp", "CameraParallelProjection", "CameraParallelScale")


def states_of(run, kind):
    """Pairs of a time and what is shown at it, in the order of time; of the layer bodies go before spheres."""
    if kind != "layer":
        return [(time, kind) for time in times_of(open_file(series_of(run, SERIES[kind])))]
    found = {}
    for one in ("spheres", "bodies"):
        path = os.path.join(run, "snapshots", one + ".hdf.series")
        if os.path.exists(path):
            found.update({time: one for time in times_of(open_file(path))})
    return sorted(found.items())


def span_of(run, states, field):
    """Least and greatest value of a field over all states."""
    low, high = float("inf"), float("-inf")
    for kind in sorted({kind for _, kind in states}):
        reader = open_file(series_of(run, SERIES[kind]))
        for time in (t for t, k in states if k == kind):
            reader.UpdatePipeline(time)
            data = reader.PointData if kind in OF_SPHERES else reader.CellData
            array = data[field or FIELDS[kind]] if (field or FIELDS[kind]) in data.keys() else None
            if array is None:
                fail("%s have no array %s; there are: %s" % (SERIES[kind], field or FIELDS[kind], ", ".join(data.keys())))
            ends = array.GetRange(-1 if array.GetNumberOfComponents() > 1 else 0)
            low, high = min(low, ends[0]), max(high, ends[1])
    return low, high


def draw(run, kind, time, field, span, whole, sight, size):
    """One state; returns the view."""
    if kind in OF_SPHERES:
        return show_spheres.show(series_of(run, SERIES[kind]), field or FIELDS[kind], time, span=span, cut=not whole, sight=sight, size=size)
    if kind == "network":
        return show_network.show(series_of(run, "junctions"), field, time=time, span=span, sight=sight, size=size)
    return show_bodies.show(series_of(run, "bodies"), field, kind == "films", time, span=span, whole=whole, sight=sight, size=size)


def write_caption(run, kind, time, view):
    """Ratio and load of a state above the layer."""
    reader = open_file(series_of(run, SERIES[kind]))
    reader.UpdatePipeline(time)
    data = servermanager.Fetch(reader).GetFieldData()

    def value(name):
        array = data.GetArray(name)
        return None if array is None else array.GetTuple1(0)

    parts = []
    if kind == "passage" and value("line_load") is not None:
        parts.append("line load %.3g N/m" % value("line_load"))
    if value("calendering_ratio") is not None:
        parts.append("calendering ratio %.1f %%" % (100 * value("calendering_ratio")))
    if value("load") is not None:
        parts.append("load %.3g MPa" % (1e-6 * value("load")))
    if (value("springback") or 0.0) > 0.0:
        parts.append("opened")
    text = pv.Text()
    text.Text = ", ".join(parts)
    shown = pv.Show(text, view)
    shown.Color = [0, 0, 0]
    shown.FontSize = 20
    shown.WindowLocation = "Upper Center"


def clear():
    """Removes everything that was drawn, with its view."""
    for source in list(pv.GetSources().values()):
        pv.Delete(source)
    pv.Delete(pv.GetActiveView())


def film(run, out, kind="layer", field=None, span=None, whole=False, sight="side", size=(960, 720)):
    """Draws every state; returns the paths of the pictures."""
    if not os.path.isdir(os.path.join(run, "snapshots")):
        fail(run + " is no folder of a run: it has no snapshots")
    states = states_of(run, kind)
    if not states:
        fail(run + " holds no states to show")
    os.makedirs(out, exist_ok=True)
    for old in glob.glob(os.path.join(glob.escape(out), "film_[0-9][0-9][0-9].png")):
        os.remove(old)
    span = span or span_of(run, states, field)
    if span[0] == span[1]:
        span = (span[0], span[0] + 1.0)
    camera, pictures = None, []
    for number, (time, shown) in enumerate(states):
        view = draw(run, shown, time, field, span, whole, sight, size)
        # The first state is the thickest: what it fills, all others fit into.
        if camera is None:
            camera = {name: getattr(view, name) for name in CAMERA}
            camera = {name: list(value) if hasattr(value, "__len__") else value for name, value in camera.items()}
            camera["CameraParallelScale"] *= 1.1
        for name, value in camera.items():
            setattr(view, name, value)
        write_caption(run, shown, time, view)
        pv.Render(view)
        pictures.append(os.path.join(out, "film_%03d.png" % number))
        pv.SaveScreenshot(pictures[-1], view, ImageResolution=list(size))
        clear()
    return pictures


def put_together(pictures, out, seconds):
    """Puts pictures together to films; returns their paths, none where neither Pillow nor ffmpeg is there."""
    try:
        from PIL import Image
    except ImportError:
        return with_ffmpeg(out, seconds)
    frames = []
    for path in pictures:
        with Image.open(path) as picture:
            frames.append(picture.convert("RGB"))
    lengths = [round(1000 * seconds)] * (len(frames) - 1) + [round(2000 * seconds)]
    films = [os.path.join(out, "film.gif")]
    frames[0].save(films[0], save_all=True, append_images=frames[1:], duration=lengths, loop=0)
    try:
        path = os.path.join(out, "film.webp")
        frames[0].save(path, save_all=True, append_images=frames[1:], duration=lengths, loop=0, quality=85)
        films.append(path)
    except (KeyError, OSError, ValueError):  # a Pillow without WebP
        pass
    return films


def with_ffmpeg(out, seconds):
    """The films that ffmpeg makes."""
    ffmpeg = shutil.which("ffmpeg")
    if not ffmpeg:
        return []
    films = [os.path.join(out, name) for name in ("film.gif", "film.mp4")]
    source = ["-framerate", "%g" % (1 / seconds), "-i", os.path.join(out, "film_%03d.png")]
    for path, how in zip(films, (["-loop", "0"], ["-pix_fmt", "yuv420p", "-r", "25"])):
        subprocess.run([ffmpeg, "-y", "-loglevel", "error", *source, *how, path], check=True)
    return films


def main():
    """The command."""
    parser = argparse.ArgumentParser(description="Make the film of a run.")
    parser.add_argument("run", help="folder of a run")
    parser.add_argument("--kind", choices=["layer", *SERIES], default="layer")
    parser.add_argument("--field")
    parser.add_argument("--range", type=float, nargs=2)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--view", choices=sorted(VIEWS), default="side")
    parser.add_argument("--seconds", type=float, default=0.7)
    parser.add_argument("--size", type=int, nargs=2, default=(960, 720))
    parser.add_argument("--out")
    a = parser.parse_args()
    if a.seconds <= 0 or min(a.size) < 16 or any(n % 2 for n in a.size):
        fail("--seconds is to be above 0, --size even numbers from 16 up")
    out = a.out or os.path.join(a.run, "film")
    pictures = film(a.run, out, a.kind, a.field, a.range, a.whole, a.view, a.size)
    films = put_together(pictures, out, a.seconds)
    print("%d pictures: %s ... %s" % (len(pictures), pictures[0], os.path.basename(pictures[-1])))
    for path in films:
        print("film: " + path)
    if not films:
        print("neither Pillow nor ffmpeg is there: the pictures were not put together")


# ParaView's shell runs scripts under the name __main__ as well, but without arguments.
if __name__ == "__main__" and len(sys.argv) > 1:
    main()
