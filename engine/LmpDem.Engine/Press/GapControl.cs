namespace LmpDem.Engine.Press;

/// <summary>
/// Gap control, for the nip cell and the platen at a rate: one closing path to the smallest gap. In the nip cell the gap follows the
/// <see cref="RollProfile"/>, and the roll's surface shears the layer. Times are not real, the history is.
/// </summary>
/// <param name="spec">The press.</param>
/// <param name="end">Where it hands the layer over; null: nowhere. The profile stays that of the whole passage.</param>
/// <param name="from">Gap at which the press begins [m].</param>
internal sealed class GapControl(PressSpec spec, PressEnd? end, double from) : IPressControl, IPressControlSource
{
    private readonly double last = Math.Min(spec.Ratios[^1], end?.Ratio ?? double.PositiveInfinity);

    /// <inheritdoc/>
    public static IPressControl Create(PressSpec spec, PressEnd? end, double gap) => new GapControl(spec, end, gap);

    /// <inheritdoc/>
    public IReadOnlyList<PressTarget> Targets { get; } = [.. spec.Ratios.Select(r => new PressTarget(r, null))];

    /// <inheritdoc/>
    public bool EndsAtRest => false;

    /// <inheritdoc/>
    public PressMove Next(ILayer layer, PressState state)
    {
        var ratio = spec.Ratios[state.Target];
        var aim = Math.Min(ratio, end?.Ratio ?? ratio);
        var gap = layer.StartThickness * (1.0 - aim);
        var left = layer.Gap - gap;
        if (!(left > 1e-9 * gap)) return new PressMove(aim < ratio ? Arrival.HandOff : Arrival.Reached);
        if (layer.Pressure > spec.MaxPressure || layer.SolidsFraction >= spec.MaxSolidsFraction) return new PressMove(Arrival.Saturated);
        if (end is { Ratio: null } && layer.IsReady) return new PressMove(Arrival.HandOff);
        var (slowing, shear) = (1.0, 0.0);
        if (spec.Mode == PressMode.NipCell)
        {
            var profile = new RollProfile(spec.RollRadius, layer.StartThickness * (1.0 - spec.Ratios[^1]));
            (slowing, shear) = (profile.Slowing(layer.Gap, layer.StartThickness), profile.Shear(layer.Gap));
        }

        var speed = Math.Min(layer.Speed(left, slowing), left / layer.BlockTime);
        // The first half of the approach to a state does not count for it: at the very first touch there is no pressure.
        return new PressMove(Arrival.None, new Stroke(speed, shear * speed, left < 0.5 * (state.From - gap)));
    }

    /// <inheritdoc/>
    public double Done(ILayer layer) =>
        Math.Clamp((from - layer.Gap) / Math.Max(from - layer.StartThickness * (1.0 - last), 1e-9 * layer.StartThickness), 0.0, 1.0);
}
