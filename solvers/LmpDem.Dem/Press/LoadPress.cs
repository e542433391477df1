namespace LmpDem.Dem.Press;

/// <summary>
/// Load control of a platen: a servo on the measured pressure, from each asked pressure to the next, opened at the end.
/// </summary>
internal sealed class LoadPress(Calendering work, IProgress<CalenderProgress>? progress, CancellationToken cancellation)
{
    private const double Tolerance = 0.01; // of the pressure asked for
    private const int MaxBlocks = 200_000;

    public IEnumerable<CalenderState> States()
    {
        using var layer = new PressedLayer(work, cancellation);
        var pace = new Pace(layer, work);
        pace.Seat();
        foreach (var pressure in work.Press.Platen.Pressures)
        {
            var inertial = Servo(layer, pace, pressure);
            yield return layer.State(CalenderPhase.Loaded, layer.Gap, inertial, layer.Equilibrium()) with { PressureAsked = pressure };
        }
        if (!work.Press.Unload) yield break;
        yield return Opening.Open(layer, work, _ => Report("opening", layer)) with { PressureAsked = work.Press.Platen.Pressures[^1] };
    }

    private double Servo(PressedLayer layer, Pace pace, double pressure)
    {
        var (inertial, good) = (0.0, 0);
        for (var block = 1; block <= MaxBlocks; block++)
        {
            var error = 1.0 - layer.Pressure / pressure;
            var speed = pace.Speed() * Math.Clamp(error, -1.0, 1.0);
            layer.March(speed);
            Report("closing", layer);
            if (Math.Abs(error) < 0.5) inertial = Math.Max(inertial, layer.InertialNumber(speed, layer.Pressure));
            good = Math.Abs(error) < Tolerance ? good + 1 : 0;
            if (good >= 20 && good % 20 == 0 && layer.Equilibrium().UnbalancedRatio < work.Press.MaxUnbalanced) break;
        }
        return inertial;
    }

    private void Report(string phase, PressedLayer layer) =>
        progress?.Report(new CalenderProgress(phase, layer.Ratio, Math.Clamp(layer.Pressure / work.Press.Platen.Pressures[^1], 0.0, 1.0), layer.Steps));
}
