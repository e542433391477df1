using LmpDem.Engine.Units;

namespace LmpDem.FiniteVolume.Laws;

/// <summary>Formulation of strain and stress in a hexahedral zone.</summary>
public enum ZoneFormulation
{
    /// <summary>One stress a zone and twelve hourglass forces under one yield surface.</summary>
    Joint,

    /// <summary>
    /// Mixed discretisation (Marti and Cundall 1982): two overlays of five tetrahedra with a deviator each and one pressure a
    /// zone. It has no hourglass modes; its kernel takes 3.5 times as long: the reference for the other.
    /// </summary>
    Mixed,
}

/// <summary>
/// The hourglass modes of joint zones: the bending of a zone that its one stress cannot show, under the same yield surface.
/// </summary>
public sealed record HourglassSpec
{
    /// <summary>Weight beta of the modes beside the stress.</summary>
    [Parameter("weight of a zone's bending beside its stress: 1 dissipates as a fully integrated trilinear zone, 2.5 as mixed discretisation", Min = 0.1, Max = 10)]
    public double Weight { get; init; } = 1.0;

    /// <summary>
    /// Viscous part over K + 4G/3 and zone size, per step. Explicit: a node whose zones all bend at its velocity takes 64 of it
    /// over a mass of 8 x 0.35, and the step allows a rate of 2, so it is unstable from 0.085 on.
    /// </summary>
    [Parameter("viscous resistance to a zone's bending over its longitudinal modulus K + 4G/3, size and step; quiets a crowd, unstable above 0.08", Min = 0, Max = 0.08)]
    public double Viscosity { get; init; } = 0.06;
}
