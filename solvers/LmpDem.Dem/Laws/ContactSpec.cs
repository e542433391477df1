using LmpDem.Engine.Units;

namespace LmpDem.Dem.Laws;

/// <summary>Choice of the contact law and its coefficients.</summary>
public sealed record ContactSpec
{
    /// <summary>Force law between particles and at the walls.</summary>
    [Parameter("force law")]
    public ContactLaw Law { get; init; } = ContactLaw.PlasticDense;

    /// <summary>Coulomb friction between particles.</summary>
    [Parameter("Coulomb friction between particles (film on film)", Min = 0, Max = 2)]
    public double Friction { get; init; } = 0.3;

    /// <summary>Coulomb friction at the walls (foil, platen, roll).</summary>
    [Parameter("Coulomb friction at the walls: foil and press", Min = 0, Max = 2, Formerly = "tool_friction")]
    public double WallFriction { get; init; } = 0.3;

    /// <summary>Coulomb friction at the press alone, platen or roll; null: <see cref="WallFriction"/>.</summary>
    [Parameter("Coulomb friction at the press, platen or roll (left out: wall_friction)", Min = 0, Max = 2)]
    public double? PressFriction { get; init; }

    /// <summary>Rolling resistance: limit of the rolling moment over (normal force x reduced radius).</summary>
    [Parameter("rolling resistance coefficient", Min = 0, Max = 1)]
    public double RollingFriction { get; init; }

    /// <summary>Normal restitution of a slow elastic collision.</summary>
    [Parameter("normal restitution coefficient", Min = 0.01, Max = 1)]
    public double Restitution { get; init; } = 0.5;

    /// <summary>Normal stiffness of the linear law [N/m]; if unset, pi/2 times E times the mean radius.</summary>
    [Parameter("normal stiffness of the linear law (unset: from the modulus and the mean radius)", Unit = "N/m", Min = 1e-9, Max = 1e9)]
    public double? LinearStiffness { get; init; }

    /// <summary>Work of adhesion of the contacts [J/m2].</summary>
    [Parameter("work of adhesion between contacting surfaces", Unit = "J/m2", Min = 0, Max = 10)]
    public double Adhesion { get; init; }

    /// <summary>Gap over which the adhesive attraction fades, as a fraction of the reduced radius.</summary>
    [Parameter("gap over which adhesion fades, as a fraction of the reduced radius", Min = 1e-4, Max = 0.1)]
    public double AdhesionRange { get; init; } = 0.01;

    /// <summary>Breakable elastic binder bridges between touching neighbours and the foil.</summary>
    [Parameter("binder bridges (Potyondy and Cundall 2004)")]
    public BondSpec Bond { get; init; } = new();
}

/// <summary>Breakable elastic binder bridges (parallel bonds after Potyondy and Cundall 2004, doi 10.1016/j.ijrmms.2004.09.011).</summary>
public sealed record BondSpec
{
    /// <summary>Whether binder bridges are set in the dried layer.</summary>
    [Parameter("whether binder bridges are set between touching particles of the dried layer")]
    public bool Enabled { get; init; }

    /// <summary>Radius of a bridge as a fraction of the smaller particle's.</summary>
    [Parameter("radius of a bridge as a fraction of the smaller particle's radius", Min = 0.01, Max = 1, Formerly = "radius_share")]
    public double RadiusFraction { get; init; } = 0.2;

    /// <summary>Young's modulus of the binder [Pa].</summary>
    [Parameter("Young's modulus of the binder (PVDF)", Unit = "GPa", Min = 1e-4, Max = 100)]
    public double YoungsModulus { get; init; } = 1.5e9;

    /// <summary>Normal over shear stiffness of a bridge.</summary>
    [Parameter("normal over shear stiffness", Min = 0.1, Max = 100)]
    public double StiffnessRatio { get; init; } = 2.6;

    /// <summary>Tensile strength, bending included [Pa].</summary>
    [Parameter("tensile strength, bending included", Unit = "MPa", Min = 1e-4, Max = 10000)]
    public double TensileStrength { get; init; } = 40e6;

    /// <summary>Shear strength, torsion included [Pa].</summary>
    [Parameter("shear strength, torsion included", Unit = "MPa", Min = 1e-4, Max = 10000)]
    public double ShearStrength { get; init; } = 40e6;
}

/// <summary>Bulk properties of the particles (lithium).</summary>
public sealed record MaterialSpec
{
    /// <summary>Density of the particles [kg/m3].</summary>
    [Parameter("density of the particles", Unit = "kg/m3", Min = 1, Max = 30000,
        Source = "Masias et al. 2019, doi 10.1007/s10853-018-2971-3")]
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
    [Parameter("factor on the elastic stiffness that lengthens the time step (E/Y must stay above 200 for plastic laws)", Min = 1e-6,
        Max = 1)]
    public double StiffnessScale { get; init; } = 1.0;

    /// <summary>Young's modulus the contacts use, <see cref="YoungsModulus"/> times <see cref="StiffnessScale"/> [Pa].</summary>
    public double ContactModulus => YoungsModulus * StiffnessScale;

    /// <summary>Mass of a sphere of the material [kg].</summary>
    /// <param name="radius">Radius [m].</param>
    internal double MassOf(double radius) => Density * 4.0 / 3.0 * Math.PI * radius * radius * radius;
}
