namespace LmpDem.Dem.Press;

/// <summary>Opens a flat press until the layer has lost it, and lets the layer come to rest.</summary>
internal static class Opening
{
    private const double LostShare = 1e-3; // of the pressure at the start of opening

    /// <summary>Opens.</summary>
    /// <param name="layer">Layer under load.</param>
    /// <param name="work">What goes into the press.</param>
    /// <param name="report">Told the inertial number after every block.</param>
    public static CalenderState Open(PressedLayer layer, Calendering work, Action<double> report)
    {
        var (closed, peak) = (layer.Gap, layer.Pressure);
        var force = layer.Equilibrium().MeanContactForce;
        var inertial = 0.0;
        while (peak > 0.0 && layer.Pressure > LostShare * peak && layer.Gap < 1.5 * layer.StartThickness)
        {
            // Elastic recovery takes a per cent of the height: a tenth of the closing speed resolves it.
            var speed = 0.1 * layer.SpeedAt(work.Press.MaxInertialNumber, Math.Max(layer.Pressure, 0.05 * peak));
            layer.March(-speed);
            inertial = Math.Max(inertial, layer.InertialNumber(speed, Math.Max(layer.Pressure, 0.05 * peak)));
            report(inertial);
        }
        var thickness = layer.Gap;
        layer.Lift();
        var rest = layer.Hold(force);
        var simulated = thickness / closed - 1.0;
        var springback = work.Material.StiffnessScale * simulated;
        var state = layer.State(CalenderPhase.Unloaded, thickness, inertial, rest);
        thickness = closed * (1.0 + springback);
        return state with
        {
            Springback = springback,
            SpringbackSimulated = simulated,
            Thickness = thickness,
            RatioReached = 1.0 - thickness / layer.StartThickness,
            SolidsFraction = state.SolidsFraction * state.Thickness / thickness,
        };
    }
}
