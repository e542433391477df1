namespace LmpDem.Dem.Press;

/// <summary>
/// Speed of a flat press: as fast as the inertial number allows under the present pressure, slower where the net forces
/// show that the layer does not follow.
/// </summary>
internal sealed class Pace(PressedLayer layer, Calendering work)
{
    private const int BlocksPerLook = 20;
    private const double Reserve = 0.8; // the pressure of the coming block may be lower than that of the last one

    // Under a first touch the pressure is near zero, and so would the speed be: a thousandth of the yield strength is less
    // than one per cent of compression gives.
    private readonly double floor = 1e-3 * work.Material.YieldStrength;

    private double slowdown = 1.0;
    private int blocks;

    /// <summary>Closing speed for the next block [m/s].</summary>
    public double Speed()
    {
        if (++blocks % BlocksPerLook == 0)
        {
            // Moving needs some net force: ten times what a state at rest may have.
            var slow = layer.Equilibrium().UnbalancedRatio > 10.0 * work.Press.MaxUnbalanced;
            slowdown = slow ? Math.Max(0.7 * slowdown, 0.01) : Math.Min(1.2 * slowdown, 1.0);
        }
        return Reserve * slowdown * layer.SpeedAt(work.Press.MaxInertialNumber, Math.Max(layer.Pressure, floor));
    }
}
