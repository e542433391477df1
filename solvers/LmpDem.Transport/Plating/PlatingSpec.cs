using LmpDem.Engine.Units;

namespace LmpDem.Transport.Plating;

/// <summary>
/// Electrolyte, kinetics and current of plating and stripping. Kinetic values are inputs of the user: the paper gives the
/// current density of stripping and the potential limit only.
/// </summary>
public sealed record PlatingSpec
{
    /// <summary>Conductivity of the electrolyte in the pores [S/m].</summary>
    [Parameter("conductivity of the electrolyte in the pores", Unit = "S/m", Min = 0.001, Max = 10,
        Source = "carbonate electrolyte near 1 M: 0.1-1.2 S/m")]
    public double ElectrolyteConductivity { get; init; } = 0.9;

    /// <summary>Law of the kinetics.</summary>
    [Parameter("law of the kinetics: linear, butler_volmer")]
    public KineticsLaw Kinetics { get; init; } = KineticsLaw.ButlerVolmer;

    /// <summary>Exchange current density on bare lithium [A/m2].</summary>
    [Parameter("exchange current density on bare lithium (user input; 1-30 A/m2 under a young interphase, more without)", Unit = "A/m2",
        Min = 0.001, Max = 1000,
        Source = "order of magnitude; 71 A/m2 by the law of Xu et al. 2019, J. Electrochem. Soc. 166, A3456, at 1 M")]
    public double ExchangeCurrentDensity { get; init; } = 10.0;

    /// <summary>Exchange current density of nucleation and growth on free copper [A/m2].</summary>
    [Parameter("exchange current density of plating on free copper, beyond the nucleation overpotential (user input)", Unit = "A/m2",
        Min = 0.001, Max = 1000, Source = "order of magnitude")]
    public double NucleationExchangeCurrentDensity { get; init; } = 10.0;

    /// <summary>Overpotential below which nothing nucleates on free copper, a magnitude [V].</summary>
    [Parameter("overpotential below which nothing nucleates on free copper (user input; tens of mV)", Unit = "mV", Min = 0, Max = 500,
        Source = "about 40 mV on Cu at low current: Yan et al. 2016, Nat. Energy 1, 16010; rises with current: Pei et al. 2017, doi "
            + "10.1021/acs.nanolett.6b04755")]
    public double NucleationOverpotential { get; init; } = 0.040;

    /// <summary>Resistance of the interphase on bare lithium, in series with charge transfer [Ohm m2].</summary>
    [Parameter("resistance of the interphase (SEI) on bare lithium, in series with charge transfer (user input; 20-200 Ohm cm2)",
        Unit = "Ohm cm2", Min = 0, Max = 10000,
            Source = "estimate: resistivity 2e5 Ohm m (Safari et al. 2009, doi 10.1149/1.3043429, after Ramadass et al. 2004) times a "
            + "thickness of 10 to 100 nm (cryo-microscopy finds 10 to 20 nm on fresh lithium, Li et al. 2017, doi 10.1126/science.aam6014) "
            + "is 20-200 Ohm cm2")]
    public double InterphaseResistance { get; init; } = 0.01;

    /// <summary>Resistance of the interphase on free copper [Ohm m2].</summary>
    [Parameter("resistance of the interphase on free copper, in series with nucleation and growth (user input)", Unit = "Ohm cm2",
        Min = 0, Max = 10000, Source = "none: nuclei are fresh lithium")]
    public double InterphaseResistanceOnCopper { get; init; }

    /// <summary>Cathodic charge-transfer coefficient; the anodic one is 1 minus it.</summary>
    [Parameter("cathodic charge-transfer coefficient of butler_volmer", Min = 0.05, Max = 0.95, Source = "symmetric, the usual assumption")]
    public double ChargeTransferCoefficient { get; init; } = 0.5;

    /// <summary>Temperature [K].</summary>
    [Parameter("temperature of the cell", Unit = "K", Min = 200, Max = 450)]
    public double Temperature { get; init; } = 298.15;

    /// <summary>Stripping current per area of the foil, a magnitude [A/m2].</summary>
    [Parameter("stripping current per area of the foil", Unit = "mA/cm2", Min = 1e-6, Max = 100, Source = "Kang et al. 2026")]
    public double CurrentDensity { get; init; } = 2.0;

    /// <summary>Current of the first plating per area of the foil [A/m2].</summary>
    [Parameter("current of the first plating per area of the foil (user input; 0.2-2 mA/cm2)", Unit = "mA/cm2", Min = 1e-6, Max = 100,
        Source = "estimate: a first charge of 2-4 mAh/cm2 of NCM622 in 2 to 10 h; the paper does not give it")]
    public double PlatingCurrentDensity { get; init; } = 10.0;

    /// <summary>Polarisation at which stripping ends, a magnitude [V].</summary>
    [Parameter("polarisation at which stripping ends (magnitude)", Unit = "V", Min = 0.001, Max = 10, Source = "Kang et al. 2026: -1.0 V")]
    public double PotentialLimit { get; init; } = 1.0;

    /// <summary>Edge of the cells [m].</summary>
    [Parameter("edge of the cut cells of the secondary current distribution", Unit = "um", Min = 0.1, Max = 20)]
    public double Voxel { get; init; } = 2e-6;

    /// <summary>Height bins of the profile of the first plating.</summary>
    [Parameter("height bins of the depth profile of the first plating", Min = 1, Max = 1000)]
    public int ProfileBins { get; init; } = 20;

    /// <summary>Fraction of the theoretical capacity that one step of stripping removes.</summary>
    [Parameter("fraction of the theoretical capacity that one step of stripping removes", Min = 1e-5, Max = 0.2)]
    public double StrippingStep { get; init; } = 0.01;

    /// <summary>Fraction of the theoretical capacity after which the potential in the pores is solved anew while stripping.</summary>
    [Parameter("fraction of the theoretical capacity after which stripping solves the potential in the pores anew", Min = 1e-4, Max = 1)]
    public double StrippingRenewal { get; init; } = 0.2;

    /// <summary>Resistance of the interphase on copper or lithium [Ohm m2].</summary>
    internal double InterphaseOf(bool onCopper) => onCopper ? InterphaseResistanceOnCopper : InterphaseResistance;
}

/// <summary>Constants of the electrochemistry of lithium.</summary>
public static class Electrochemistry
{
    /// <summary>Faraday constant [C/mol] (SI 2019, exact to the digits given).</summary>
    public const double Faraday = 96485.33212;

    /// <summary>Gas constant [J/(mol K)] (SI 2019).</summary>
    public const double GasConstant = 8.314462618;

    /// <summary>Charge of a volume of lithium: 2062 mAh/cm3 [C/m3].</summary>
    public const double ChargePerVolume = 2062.0 * 3.6e6;

    /// <summary>One mAh/cm2 [C/m2].</summary>
    public const double MilliampereHourPerSquareCentimetre = 3.6e4;

    /// <summary>F / (R T) [1/V].</summary>
    /// <param name="temperature">Temperature [K].</param>
    public static double InverseThermalVoltage(double temperature) => Faraday / (GasConstant * temperature);
}
