namespace LmpDem.Dem.Press;

/// <summary>
/// Load control of a platen: a servo on the measured pressure, from each asked pressure to the next, opened at the end. As under gap
/// control the press closes no further than to the largest solids fraction; what is asked beyond is over-calendered.
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
        var isFull = false;
        foreach (var pressure in work.Press.Platen.Pressures)
        {
            var inertial = 0.0;
            if (!isFull) isFull = !Servo(layer, pace, pressure, out inertial);
            var rest = isFull ? layer.Hold() : layer.Equilibrium();
            yield return layer.State(CalenderPhase.Loaded, layer.Gap, inertial, rest) with { PressureAsked = pressure, OverCalendered = isFull };
        }
        if (!work.Press.Unload) yield break;
        yield return Opening.Open(layer, work, _ => Report("opening", layer)) with { PressureAsked = work.Press.Platen.Pressures[^1], OverCalendered = isFull };
    }

    /// <summary>Closes or opens to a pressure, until it is held at rest.</summary>
    /// <returns>Whether it was reached below the largest solids fraction.</returns>
    private bool Servo(PressedLayer layer, Pace pace, double pressure, out double inertial)
    {
        inertial = 0.0;
        var good = 0;
        for (var block = 1; block <= MaxBlocks; block++)
        {
            var error = 1.0 - layer.Pressure / pressure;
            var left = layer.Gap - layer.GapAt(work.Press.MaxSolidsFraction);
            if (error > Tolerance && left <= 1e-9 * layer.Gap) return false;
            var speed = Math.Min(pace.Speed() * Math.Clamp(error, -1.0, 1.0), left / layer.BlockTime);
            layer.March(speed);
            Report("closing", layer);
            if (Math.Abs(error) < 0.5) inertial = Math.Max(inertial, layer.InertialNumber(speed, layer.Pressure));
            good = Math.Abs(error) < Tolerance ? good + 1 : 0;
            if (good >= 20 && good % 20 == 0 && layer.Equilibrium().UnbalancedRatio < work.Press.MaxUnbalanced) break;
        }

        return true;
    }

    private void Report(string phase, PressedLayer layer) =>
        progress?.Report(new CalenderProgress(phase, layer.Ratio, Math.Clamp(layer.Pressure / work.Press.Platen.Pressures[^1], 0.0, 1.0), layer.Steps));
}
