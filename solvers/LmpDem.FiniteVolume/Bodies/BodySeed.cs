using LmpDem.Engine.Numerics;

namespace LmpDem.FiniteVolume.Bodies;

/// <summary>A sphere that becomes a deformable body.</summary>
/// <param name="Center">Centre [m].</param>
/// <param name="Radius">Radius that gives the body's stress-free volume [m].</param>
/// <param name="FilmThickness">Thickness of its film; 0: none [m].</param>
public readonly record struct BodySeed(Vec3 Center, double Radius, double FilmThickness);
