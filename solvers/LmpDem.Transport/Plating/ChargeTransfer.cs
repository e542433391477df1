namespace LmpDem.Transport.Plating;

/// <summary>
/// Current density of charge transfer at a surface against the driving potential w = phi_e - phi_s = -(overpotential); both are
/// positive where lithium plates. Butler-Volmer (Newman, Electrochemical Systems, ch. 8):
/// i = i0 [exp(alpha f u) - exp(-(1 - alpha) f u)], u = w - threshold, f = F/RT; linear: i = i0 f u. A surface without lithium
/// is one-way: it plates above its threshold and carries nothing below. Concentration is uniform (secondary distribution).
/// </summary>
/// <param name="Law">The law.</param>
/// <param name="Exchange">Exchange current density i0, > 0 [A/m2].</param>
/// <param name="Coefficient">Cathodic charge-transfer coefficient alpha, 0 to 1.</param>
/// <param name="InverseThermalVoltage">f = F/RT [1/V].</param>
/// <param name="Threshold">Driving potential at which plating begins, >= 0 [V].</param>
/// <param name="OneWay">Whether it can plate only.</param>
internal readonly record struct ChargeTransfer(
    KineticsLaw Law, double Exchange, double Coefficient, double InverseThermalVoltage, double Threshold, bool OneWay)
{
    /// <summary>Kinetics on bare lithium.</summary>
    public static ChargeTransfer OnLithium(PlatingSpec spec) => new(
        spec.Kinetics, spec.ExchangeCurrentDensity, spec.ChargeTransferCoefficient,
        Electrochemistry.InverseThermalVoltage(spec.Temperature), 0.0, OneWay: false);

    /// <summary>Kinetics on free copper, where lithium has to nucleate and none can be stripped.</summary>
    public static ChargeTransfer OnCopper(PlatingSpec spec) => new(
        spec.Kinetics, spec.NucleationExchangeCurrentDensity, spec.ChargeTransferCoefficient,
        Electrochemistry.InverseThermalVoltage(spec.Temperature), spec.NucleationOverpotential, OneWay: true);

    /// <summary>Current density and its slope at a driving potential.</summary>
    /// <param name="driving">w = phi_e - phi_s [V].</param>
    /// <returns>Current density, positive for plating [A/m2], and its derivative, >= 0 [A/(m2 V)].</returns>
    public (double Current, double Slope) At(double driving)
    {
        var u = driving - Threshold;
        if (OneWay && u <= 0.0) return (0.0, 0.0);
        var f = InverseThermalVoltage;
        if (Law == KineticsLaw.Linear) return (Exchange * f * u, Exchange * f);

        // The difference of the exponentials as 2 exp((alpha - 1/2) f u) sinh(f u / 2), which loses no digits at small u.
        var skew = Math.Exp((Coefficient - 0.5) * f * u);
        double odd = Math.Sinh(0.5 * f * u), even = Math.Cosh(0.5 * f * u);
        return (2.0 * Exchange * skew * odd, Exchange * f * skew * (even + (2.0 * Coefficient - 1.0) * odd));
    }

    /// <summary>Current density and its slope where a resistance stands before the surface: w = v + r i(v) is solved for v.</summary>
    /// <param name="driving">w, over surface and resistance [V].</param>
    /// <param name="resistance">r >= 0 [Ohm m2].</param>
    /// <returns>Current density, positive for plating [A/m2], and its derivative by w, >= 0 [A/(m2 V)].</returns>
    public (double Current, double Slope) Behind(double driving, double resistance)
    {
        // i(v) rises and vanishes at the threshold, so that v lies between the threshold and the start, which bounds it from outside.
        var v = Threshold + Bound(driving - Threshold, resistance);
        double low = Math.Min(v, Threshold), high = Math.Max(v, Threshold);
        var (i, slope) = At(v);
        for (var k = 0; k < 60; k++)
        {
            var excess = v + resistance * i - driving;
            if (Math.Abs(excess) <= 1e-15 * (Math.Abs(driving) + Threshold)) break;
            if (excess > 0.0) high = v;
            else low = v;
            var next = v - excess / (1.0 + resistance * slope);
            if (!(next > low && next < high)) next = 0.5 * (low + high);
            if (next == v) break;
            v = next;
            (i, slope) = At(v);
        }

        return (i, slope / (1.0 + resistance * slope));
    }

    // The resistance takes at most all of u, so |i| <= |u| / r; by the law that is a bound on what is left for the surface.
    private double Bound(double u, double resistance)
    {
        if (Law == KineticsLaw.Linear || (OneWay && u <= 0.0) || resistance <= 0.0) return u;
        var x = Math.Abs(u) / (resistance * Exchange);
        var most = (x < 1e-3 ? x : (1.0 + 1e-12) * Math.Log(1.0 + x)) / InverseThermalVoltage; // never below the bound by rounding
        return u > 0.0 ? Math.Min(u, most / Coefficient) : Math.Max(u, -most / (1.0 - Coefficient));
    }
}

/// <summary>Current density of charge transfer as a function of the overpotential.</summary>
public enum KineticsLaw
{
    /// <summary>Proportional to it: the limit of small overpotentials.</summary>
    Linear,

    /// <summary>Butler-Volmer with one charge-transfer coefficient.</summary>
    ButlerVolmer,
}
