namespace LmpDem.Dem.Press;

/// <summary>
/// Gap control, for the nip cell and the platen at a rate: one closing path to the smallest gap, held still at every ratio
/// asked for, and opened at the end. In the nip cell the gap follows the roll's profile h = nip + s2/2R, s the way of the
/// web to the nip: its speed falls as sqrt(h - nip), and the roll's surface, slower along the web than the web itself by
/// (h - nip)/R, shears the layer by sqrt((h - nip)/2R) per unit of closing. Times are not real, the history is.
/// A press that hands the layer on ends on the way, with the profile of the whole passage.
/// </summary>
internal sealed class GapPress(Calendering work, IProgress<CalenderProgress>? progress, CancellationToken cancellation)
{
    private readonly PressSpec press = work.Press;

    /// <summary>How a way to a gap ended.</summary>
    private enum Arrival
    {
        /// <summary>At the gap.</summary>
        Reached,

        /// <summary>At the largest pressure or solids fraction.</summary>
        Saturated,

        /// <summary>At the mean overlap at which the layer is handed on.</summary>
        Overlapping,
    }

    public IEnumerable<CalenderState> States()
    {
        using var layer = new PressedLayer(work, cancellation);
        var pace = new Pace(layer, work);
        var nip = layer.StartThickness * (1.0 - press.Ratios[^1]);
        var arrival = Arrival.Reached;
        pace.Seat();
        foreach (var ratio in press.Ratios)
        {
            var inertial = 0.0;
            var aim = Math.Min(ratio, work.Until?.Ratio ?? ratio);
            if (arrival != Arrival.Saturated) arrival = Close(layer, pace, layer.StartThickness * (1.0 - aim), nip, out inertial);
            var handsOn = HandsOn(arrival, layer, ratio);
            Report("holding", layer);
            var rest = layer.Hold();
            yield return layer.State(CalenderPhase.Loaded, layer.Gap, inertial, rest) with
            {
                RatioAsked = arrival == Arrival.Overlapping || (arrival == Arrival.Reached && aim < ratio) ? null : ratio,
                OverCalendered = arrival == Arrival.Saturated,
                HandsOn = handsOn,
            };
            if (handsOn) yield break;
        }
        if (!press.Unload) yield break;
        yield return Opening.Open(layer, work, inertial => Report("opening", layer)) with { RatioAsked = press.Ratios[^1], OverCalendered = arrival == Arrival.Saturated };
    }

    private bool HandsOn(Arrival arrival, PressedLayer layer, double ratio) => work.Until is { } until && arrival != Arrival.Saturated
        && (arrival == Arrival.Overlapping || ratio >= press.Ratios[^1] || (until.Ratio is { } named ? named <= ratio : Overlaps(layer)));

    private bool Overlaps(PressedLayer layer) => work.Until is { Ratio: null, MeanOverlap: var limit } && layer.MeanOverlap() >= limit;

    /// <summary>Closes to a gap, or to what ends the press before.</summary>
    private Arrival Close(PressedLayer layer, Pace pace, double gap, double nip, out double inertial)
    {
        inertial = 0.0;
        var latest = 0.0;
        var start = layer.Gap;
        while (layer.Gap - gap > 1e-9 * gap)
        {
            if (layer.Pressure > press.MaxPressure || layer.SolidsFraction >= press.MaxSolidsFraction) return Arrival.Saturated;
            if (Overlaps(layer))
            {
                inertial = Math.Max(inertial, latest);
                return Arrival.Overlapping;
            }

            var left = layer.Gap - gap;
            var (speed, shear) = (pace.Speed(), 0.0);
            if (press.Mode == PressMode.NipCell)
            {
                // 0.05: the profile stands still at the nip, which a finite number of steps would not reach.
                speed *= Math.Max(Math.Sqrt((layer.Gap - nip) / (layer.StartThickness - nip)), 0.05);
                shear = -Math.Sqrt(Math.Max(layer.Gap - nip, 0.0) / (2.0 * press.RollRadius));
            }
            speed = Math.Min(speed, left / layer.BlockTime);
            layer.March(speed, shear * speed);
            // The first half of the way to a state is not that state's: at the very first touch there is no pressure.
            latest = layer.InertialNumber(speed, layer.Pressure);
            if (left < 0.5 * (start - gap)) inertial = Math.Max(inertial, latest);
            Report("closing", layer);
        }
        return Arrival.Reached;
    }

    private void Report(string phase, PressedLayer layer) =>
        progress?.Report(new CalenderProgress(phase, layer.Ratio, Math.Clamp(layer.Ratio / Math.Max(work.Until?.Ratio ?? press.Ratios[^1], 1e-9), 0.0, 1.0), layer.Steps));
}
