using LmpDem.Engine.Units;

namespace LmpDem.Dem.Laws;

/// <summary>Bulk properties of the particles (lithium).</summary>
public sealed record MaterialSpec
{
    /// <summary>Density of the particles [kg/m3].</summary>
    [Parameter("density of the particles", Unit = "kg/m3", Min = 1, Max = 30000, Source = "Masias et al. 2019, doi 10.1007/s10853-018-2971-3")]
    public double Density { get; init; } = 534;

    /// <summary>Young's modulus of the particles [Pa].</summary>
    [Parameter("Young's modulus", Unit = "GPa", Min = 1e-6, Max = 1000, Source = "Masias et al. 2019, doi 10.1007/s10853-018-2971-3")]
    public double YoungsModulus { get; init; } = 7.8e9;

    /// <summary>Poisson's ratio of the particles.</summary>
    [Parameter("Poisson's ratio", Min = 0, Max = 0.49, Source = "Masias et al. 2019")]
    public double PoissonRatio { get; init; } = 0.38;

    /// <summary>Yield strength of the particles [Pa].</summary>
    [Parameter("yield strength (perfectly plastic)", Unit = "MPa", Min = 1e-3, Max = 10000, Source = "Kang et al. 2026 (about 1 MPa)")]
    public double YieldStrength { get; init; } = 1.0e6;

    /// <summary>Factor on the elastic stiffness that lengthens the time step; E/Y stays above 200.</summary>
    [Parameter("factor on the elastic stiffness that lengthens the time step (E/Y must stay above 200 for plastic laws)", Min = 1e-6, Max = 1)]
    public double StiffnessScale { get; init; } = 1.0;

    /// <summary>Young's modulus the contacts use, <see cref="YoungsModulus"/> times <see cref="StiffnessScale"/> [Pa].</summary>
    public double ContactModulus => YoungsModulus * StiffnessScale;

    /// <summary>Mass of a sphere of the material [kg].</summary>
    /// <param name="radius">Radius [m].</param>
    internal double MassOf(double radius) => Density * 4.0 / 3.0 * Math.PI * radius * radius * radius;
}
