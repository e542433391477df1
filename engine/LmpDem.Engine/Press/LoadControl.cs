namespace LmpDem.Engine.Press;

/// <summary>
/// Load control of a platen: a servo on the measured pressure, from each target pressure to the next. As under gap control the
/// press closes no further than to the largest solids fraction; a target beyond that is over-calendered.
/// </summary>
/// <param name="spec">The press.</param>
/// <param name="end">Where it hands the layer over; null: nowhere.</param>
internal sealed class LoadControl(PressSpec spec, PressEnd? end) : IPressControl
{
    private const double Tolerance = 0.01; // of the target pressure
    private const int SteadyBlocks = 20;   // within the tolerance, between two checks of the net forces
    private const int MaxBlocks = 200_000;

    /// <inheritdoc/>
    public IReadOnlyList<PressTarget> Targets { get; } = [.. spec.Platen.Pressures.Select(p => new PressTarget(null, p))];

    /// <inheritdoc/>
    public bool EndsAtRest => true;

    /// <inheritdoc/>
    public PressMove Next(ILayer layer, PressState state)
    {
        if (state.Steady >= SteadyBlocks && state.Steady % SteadyBlocks == 0 && layer.IsAtRest) return new PressMove(Arrival.Reached);
        if (state.Blocks >= MaxBlocks) return new PressMove(Arrival.Unsettled);
        var error = 1.0 - layer.Pressure / spec.Platen.Pressures[state.Target];
        var limit = layer.GapAt(spec.MaxSolidsFraction);
        if (end is not null)
        {
            var handOff = end.Ratio is { } ratio ? layer.StartThickness * (1.0 - ratio) : 0.0;
            if (end.Ratio is null ? layer.IsReady : layer.Gap - handOff <= 1e-9 * layer.Gap) return new PressMove(Arrival.HandOff);
            limit = Math.Max(limit, handOff);
        }

        var left = layer.Gap - limit;
        if (error > Tolerance && left <= 1e-9 * layer.Gap) return new PressMove(Arrival.Saturated);
        var speed = Math.Min(layer.ServoSpeed(error), left / layer.BlockTime);
        return new PressMove(
            Arrival.None, new Stroke(speed, 0.0, Math.Abs(error) < 0.5), Math.Abs(error) < Tolerance ? state.Steady + 1 : 0);
    }

    /// <inheritdoc/>
    public double Done(ILayer layer) => Math.Clamp(layer.Pressure / spec.Platen.Pressures[^1], 0.0, 1.0);
}
