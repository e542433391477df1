namespace LmpDem.Dem.Press;

/// <summary>
/// Speed of a flat press: as fast as the inertial number allows under the present pressure, slower where the net forces
/// show that the layer does not follow.
/// </summary>
internal sealed class Pace(PressedLayer layer, Calendering work)
{
    private const int BlocksPerLook = 20;
    private const double Reserve = 0.8; // the pressure of the coming block may be lower than that of the last one

    private const int MaxSeatingBlocks = 2000;
    private const double SeatingPlay = 0.005; // of the thickness, as the packed layer's own tolerance

    // Seating takes a tenth of the pressure that counts as contact.
    private readonly double seat = 0.1 * layer.ContactPressure;

    private double slowdown = 1.0;
    private int blocks;

    /// <summary>Closing speed for the next block [m/s].</summary>
    public double Speed()
    {
        if (++blocks % BlocksPerLook == 0)
        {
            // Moving needs some net force: ten times what a state at rest may have. Loose particles have no contact forces
            // to compare it with.
            var slow = layer.Pressure > seat && layer.Equilibrium().UnbalancedRatio > 10.0 * work.Press.MaxUnbalanced;
            slowdown = slow ? Math.Max(0.7 * slowdown, 0.1) : Math.Min(1.2 * slowdown, 1.0);
        }
        return Reserve * slowdown * layer.SpeedAt(work.Press.MaxInertialNumber, Math.Max(layer.Pressure, layer.ContactPressure));
    }

    /// <summary>
    /// Seats the press: a packed layer, which no platen holds any more, is taken up by a thousandth of its
    /// yield strength, closing by less than the play of its thickness. Without it the first contacts would be accidental.
    /// </summary>
    public void Seat()
    {
        for (var block = 1; block <= MaxSeatingBlocks && layer.Ratio < (1.0 - 1e-6) * SeatingPlay; block++)
        {
            var error = Math.Clamp(1.0 - layer.Pressure / seat, -1.0, 1.0);
            var speed = 0.3 * layer.SpeedAt(work.Press.MaxInertialNumber, seat) * error;
            layer.March(Math.Min(speed, (SeatingPlay - layer.Ratio) * layer.StartThickness / layer.BlockTime));
            if (block % BlocksPerLook == 0 && Math.Abs(error) < 0.5 && layer.Equilibrium().UnbalancedRatio < 0.5 * work.Press.MaxUnbalanced) return;
        }
    }
}
