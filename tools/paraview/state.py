"""Write the state of ParaView that opens a run with everything coloured at once: RUN/view.pvsm.

Usage (ParaView 5.11 or later; without a display put `xvfb-run -a -s "-screen 0 1280x1024x24 -noreset"` before it):

    pvpython state.py RUN
    pvpython state.py RUN --ratio 40% --out view.pvsm --save view.png
    paraview RUN/view.pvsm

RUN is the folder of a run. The state has up to four views side by side, of what the run wrote: bodies cut open and coloured by von Mises
stress (without deformable bodies the spheres), films whole or broken, junctions joined to the foil, and pores coloured by the flux of Li+.
The player of ParaView runs all of them through the states of the run.

Options:
    --ratio R       the state that is shown first, nearest to this calendering ratio (0.40 or 40%; default: the last loaded one)
    --out FILE      the state to write (default: RUN/view.pvsm)
    --save FILE     a picture of the views (.png)
    --size W H      pixels of the picture (default: 1600 1200)

The state names the files of the run by their whole paths. After the run was moved, ParaView asks when it loads the state: choose
"Search files under specified directory" and the new RUN/snapshots.
"""

import argparse
import os
import sys

from paraview import servermanager
from paraview import simple as pv

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import show_bodies  # noqa: E402
import show_network  # noqa: E402
import show_pores  # noqa: E402
import show_spheres  # noqa: E402
from show_spheres import as_ratio, choose_time, open_file, ratio_at, times_of  # noqa: E402


def fail(message):
    """End with one clear line."""
    sys.exit("state: " + message)


def series(run, kind):
    """Path of a series of a run; None where it has none."""
    path = os.path.join(run, "snapshots", kind + ".hdf.series")
    return path if os.path.exists(path) else None


def last_loaded(path):
    """Time of the last state before the press opened."""
    reader = open_file(path)
    loaded = []
    for time in times_of(reader):
        reader.UpdatePipeline(time)
        opened = servermanager.Fetch(reader).GetFieldData().GetArray("springback")
        if opened is None or not opened.GetTuple1(0) > 0.0:
            loaded.append(time)
    return loaded[-1] if loaded else times_of(reader)[-1]


def new_view(layout, place):
    """A view in a place of the layout, in which the next thing is drawn."""
    view = pv.CreateRenderView()
    pv.AssignViewToLayout(view=view, layout=layout, hint=place)
    pv.SetActiveView(view)
    return view


def build(run, ratio=None):
    """Draws all views; returns the layout and the names of what is shown."""
    if not os.path.isdir(os.path.join(run, "snapshots")):
        fail(run + " is no folder of a run: it has no snapshots")
    body, films, junctions, pores = (series(run, kind) for kind in ("bodies", "films", "junctions", "pores"))
    layer = body or series(run, "spheres")
    if layer is None:
        fail(run + " has neither bodies nor spheres")
    reader = open_file(layer)
    time = choose_time(reader, None, ratio) if ratio is not None else last_loaded(layer)
    reached = ratio_at(reader, time)
    drawings = {}
    if body:
        drawings["bodies"] = lambda: show_bodies.show(body, time=time, sight="oblique")
    else:
        drawings["spheres"] = lambda: show_spheres.show(layer, "von_mises", time, cut=True, sight="oblique")
    if body and films:
        drawings["films"] = lambda: show_bodies.show(body, films=True, time=time, whole=True, sight="oblique")
    if junctions:
        drawings["network"] = lambda: show_network.show(junctions, time=time)
    if pores:
        drawings["pores"] = lambda: show_pores.show(pores, time=time, cut=True)
    layout = pv.CreateLayout(name="LmpDem")
    places = [0]
    if len(drawings) > 1:
        left = layout.SplitHorizontal(0, 0.5)
        places = [left, left + 1]
        if len(drawings) > 2:
            places = [layout.SplitVertical(left, 0.5), None, left + 1, None]
            places[1] = places[0] + 1
            if len(drawings) > 3:
                places[2] = layout.SplitVertical(left + 1, 0.5)
                places[3] = places[2] + 1
    for place, draw in zip(places, drawings.values()):
        new_view(layout, place)
        draw()
    scene = pv.GetAnimationScene()
    scene.UpdateAnimationUsingDataTimeSteps()
    scene.PlayMode = "Snap To TimeSteps"
    scene.AnimationTime = time
    print("shown: %s, at %s" % (", ".join(drawings), "%g s" % time if reached is None else "ratio %.4g" % reached))
    return layout


def main():
    """The command."""
    parser = argparse.ArgumentParser(description="Write the state of ParaView that opens a run with everything coloured.")
    parser.add_argument("run", help="folder of a run")
    parser.add_argument("--ratio", type=as_ratio)
    parser.add_argument("--out")
    parser.add_argument("--save")
    parser.add_argument("--size", type=int, nargs=2, default=(1600, 1200))
    a = parser.parse_args()
    # Whole paths: the state is opened from anywhere.
    layout = build(os.path.abspath(a.run), a.ratio)
    out = a.out or os.path.join(a.run, "view.pvsm")
    pv.SaveState(out)
    print("state: " + out)
    if a.save:
        pv.SaveScreenshot(a.save, layout, ImageResolution=list(a.size))
        print("picture: " + a.save)


# ParaView's shell runs scripts under the name __main__ as well, but without arguments.
if __name__ == "__main__" and len(sys.argv) > 1:
    main()
