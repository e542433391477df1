using LmpDem.Engine.Numerics;

namespace LmpDem.Analysis.Sections;

/// <summary>The line in which a plane y = constant cuts a facet of a film.</summary>
/// <param name="Body">Id of the body that bears the film.</param>
/// <param name="Image">Which of the plane's periodic images cuts it.</param>
/// <param name="Whole">Whether the film is intact there.</param>
/// <param name="From">One end (x, 0, z) [m].</param>
/// <param name="To">The other end (x, 0, z); the body lies on the left of the way, seen with x to the right and z upward [m].</param>
public readonly record struct CutFacet(int Body, int Image, bool Whole, Vec3 From, Vec3 To)
{
    /// <summary>Length of the line [m].</summary>
    public double Length => (To - From).Length;
}
