using LmpDem.Engine.Units;

namespace LmpDem.Dem.Laws;

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
