namespace LmpDem.Engine.Press;

/// <summary>
/// Profile of a roll over the web, gap = nip + s2/2R with s the distance along the web to the nip: a parabola, as the layer is thin
/// compared with the radius. The only place for it: speed and shear of a cell that moves with the web, line load, duration of the
/// passage.
/// </summary>
/// <param name="Radius">Radius R of the roll [m].</param>
/// <param name="Nip">Smallest gap [m].</param>
public readonly record struct RollProfile(double Radius, double Nip)
{
    // The profile is stationary at the nip, which a finite number of steps would not reach.
    private const double SlowestFraction = 0.05;

    /// <summary>Distance along the web from a gap to the nip, 0 beyond it [m].</summary>
    /// <param name="gap">Gap [m].</param>
    public double Along(double gap) => Math.Sqrt(2.0 * Radius * Math.Max(gap - Nip, 0.0));

    /// <summary>Height of the roll above the nip at a distance along the web [m].</summary>
    /// <param name="along">Distance along the web to the nip [m].</param>
    public double Rise(double along) => along * along / (2.0 * Radius);

    /// <summary>
    /// Speed of the roll's surface along the web, relative to the web, per unit of closing speed; negative: the roll's surface is
    /// slower along the web by (gap - nip)/R of its speed.
    /// </summary>
    /// <param name="gap">Gap [m].</param>
    public double Shear(double gap) => -Math.Sqrt(Math.Max(gap - Nip, 0.0) / (2.0 * Radius));

    /// <summary>Closing speed over that at the entry, for a web of constant speed; at least 0.05.</summary>
    /// <param name="gap">Gap [m].</param>
    /// <param name="entry">Gap at which the roll first touches the layer [m].</param>
    public double Slowing(double gap, double entry) => Math.Max(Math.Sqrt((gap - Nip) / (entry - Nip)), SlowestFraction);

    /// <summary>Time in which a web closes from one gap to a smaller one [s].</summary>
    /// <param name="from">Gap [m].</param>
    /// <param name="to">Smaller gap [m].</param>
    /// <param name="entry">Gap at which the roll first touches the layer [m].</param>
    /// <param name="lineSpeed">Speed of the web [m/s].</param>
    public double Time(double from, double to, double entry, double lineSpeed)
    {
        // The square of the slowest fraction: near the nip the profile stands still.
        var slope = Math.Sqrt(2.0 * Math.Max(0.5 * (from + to) - Nip, 0.0025 * (entry - Nip)) / Radius);
        return (from - to) / (slope * lineSpeed);
    }
}
