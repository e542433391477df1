using LmpDem.Engine.Numerics;

namespace LmpDem.Analysis.Sections;

/// <summary>The polygon in which a plane y = constant cuts a zone of a body.</summary>
/// <param name="Body">Id of the body.</param>
/// <param name="Image">Which of the plane's periodic images cuts it: a long body may be cut twice.</param>
/// <param name="Value">The quantity that colours it.</param>
/// <param name="Outline">Corners (x, 0, z) in order [m].</param>
public sealed record CutZone(int Body, int Image, double Value, IReadOnlyList<Vec3> Outline)
{
    /// <summary>Area of the polygon [m2].</summary>
    public double Area
    {
        get
        {
            var twice = 0.0;
            var o = Outline[0];
            for (var k = 1; k + 1 < Outline.Count; k++)
            {
                var (a, b) = (Outline[k] - o, Outline[k + 1] - o);
                twice += a.X * b.Z - a.Z * b.X;
            }

            return 0.5 * Math.Abs(twice);
        }
    }
}
