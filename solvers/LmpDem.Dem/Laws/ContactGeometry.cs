using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Laws;

/// <summary>What a law needs to describe one contact for output.</summary>
/// <param name="Overlap">Overlap [m].</param>
/// <param name="SumRadius">Sum of the radii; the radius at a wall [m].</param>
/// <param name="AtWall">Whether the second body is a wall.</param>
/// <param name="Pair">What the law keeps of the pair.</param>
/// <param name="Largest">Largest overlap so far [m].</param>
public readonly record struct ContactGeometry(double Overlap, double SumRadius, bool AtWall, PairConstants<Scalar> Pair, double Largest);
