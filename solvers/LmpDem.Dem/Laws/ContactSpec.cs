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
    [Parameter("gap over which adhesion fades, as a share of the reduced radius", Min = 1e-4, Max = 0.1)]
    public double AdhesionRange { get; init; } = 0.01;

    /// <summary>Breakable elastic binder bridges between touching neighbours and the foil.</summary>
    [Parameter("binder bridges (Potyondy and Cundall 2004)")]
    public BondSpec Bond { get; init; } = new();
}
