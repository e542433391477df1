"""Check with real ParaView that a state written by state.py opens, draws and runs through the states of the run.

Usage:  pvpython check_state.py view.pvsm VIEWS PICTURE.png

VIEWS is how many views it must have. Prints a line `ok ...` or `FAILED ...` per check; exit code 1 where one failed.
"""

import os
import sys

from paraview import simple as pv

failures = 0


def check(what, good, detail=""):
    """Print the outcome of one check."""
    global failures
    if not good:
        failures += 1
    print("%s %s%s" % ("ok" if good else "FAILED", what, "" if good or not detail else ": " + detail))


def main():
    """The command."""
    state, count, picture = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    pv.LoadState(state)
    views = pv.GetRenderViews()
    check("the state has %d views" % count, len(views) == count, str(len(views)))
    coloured = 0
    for view in views:
        shown = [r for r in view.Representations if getattr(r, "Visibility", 0) and hasattr(r, "ColorArrayName")]
        coloured += any(r.ColorArrayName[1] for r in shown)
    check("every view is coloured by an array", coloured == count, str(coloured))
    scene = pv.GetAnimationScene()
    scene.UpdateAnimationUsingDataTimeSteps()
    times = sorted(set(scene.TimeKeeper.TimestepValues))
    check("the player has the states of the run", len(times) >= 2, str(times))
    heights = []
    for time in (times[0], times[-1]):
        scene.AnimationTime = time
        pv.Render(views[0])
        shown = [r for r in views[0].Representations if getattr(r, "Visibility", 0) and hasattr(r, "ColorArrayName") and r.ColorArrayName[1]]
        heights.append(shown[0].Input.GetDataInformation().GetBounds()[5])
    check("the layer grows thinner from the first state to the last", heights[1] < heights[0], str(heights))
    pv.SaveScreenshot(picture, pv.GetLayout(views[0]), ImageResolution=[1600, 1200])
    check("a picture of all views is saved", True)
    sys.stdout.flush()
    os._exit(1 if failures else 0)  # the views of a loaded state outlive their display, which is an error of X at a usual end


if __name__ == "__main__" and len(sys.argv) > 1:
    main()
