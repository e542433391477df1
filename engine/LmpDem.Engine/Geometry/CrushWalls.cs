using System.Text.Json.Serialization;
using LmpDem.Engine.Numerics;

namespace LmpDem.Engine.Geometry;

/// <summary>Positions of the walls of a cell at a given approach, for a sphere at the origin.</summary>
public static class CrushWalls
{
    private const int PrismSides = 12;

    /// <summary>The walls; the two platens come first where there are platens.</summary>
    /// <param name="cell">Cell.</param>
    /// <param name="radius">Radius of the sphere [m].</param>
    /// <param name="approach">Motion of one platen over the radius.</param>
    /// <param name="trueTube">Whether the cylinder is a tube (else a regular prism of twelve walls, for point contacts).</param>
    public static Wall[] At(CrushCell cell, double radius, double approach, bool trueTube = false)
    {
        var half = radius * (1.0 - approach);
        var platens = new[] { Wall(new Vec3(0, 0, 1), half), Wall(new Vec3(0, 0, -1), half) };
        return cell switch
        {
            CrushCell.Planes => platens,
            CrushCell.Box => [.. platens, .. Prism(4, radius)],
            CrushCell.Cylinder when trueTube => [.. platens, new Wall("tube", WallShape.Tube, Vec3.Zero, new Vec3(0, 0, 1), radius)],
            CrushCell.Cylinder => [.. platens, .. Prism(PrismSides, radius)],
            CrushCell.Isostatic => [.. platens, .. Prism(4, half)],
            _ => ClosePacked(radius, 1.0 - approach),
        };
    }

    /// <summary>Volume of the cell [m3].</summary>
    public static double Volume(CrushCell cell, double radius, double approach)
    {
        var height = 2.0 * radius * (1.0 - approach);
        return cell switch
        {
            CrushCell.Box => 4.0 * radius * radius * height,
            CrushCell.Isostatic => height * height * height,
            CrushCell.Polyhedron => 4.0 * Math.Sqrt(2.0) * radius * radius * radius * (1.0 - approach),
            _ => Math.PI * radius * radius * height,
        };
    }

    /// <summary>Approach at which the sphere fills a given fraction of the cell; 1 for planes, which leave the sides free.</summary>
    /// <param name="cell">Cell.</param>
    /// <param name="density">Volume of the sphere over that of the cell, 0 to 1.</param>
    public static double ApproachAt(CrushCell cell, double density)
    {
        if (cell == CrushCell.Planes) return 1.0;
        var start = 4.0 / 3.0 * Math.PI / Volume(cell, 1.0, 0.0);
        return 1.0 - (cell == CrushCell.Isostatic ? Math.Cbrt(start / density) : start / density);
    }

    private static Wall Wall(Vec3 outward, double distance) => new("wall", WallShape.Plane, distance * outward, -outward);

    private static IEnumerable<Wall> Prism(int sides, double distance)
    {
        for (var k = 0; k < sides; k++)
        {
            var angle = 2.0 * Math.PI * k / sides;
            yield return Wall(new Vec3(Math.Cos(angle), Math.Sin(angle), 0), distance);
        }
    }

    // Planes half way to the twelve neighbours of a face-centred cubic lattice, after the stretch along z.
    private static Wall[] ClosePacked(double radius, double stretch)
    {
        var walls = new List<Wall>();
        foreach (var s in new[] { 1.0, -1.0 })
        {
            foreach (var t in new[] { 1.0, -1.0 })
            {
                walls.Add(Towards(new Vec3(s, t, 0)));
                walls.Add(Towards(new Vec3(s, 0, t)));
                walls.Add(Towards(new Vec3(0, s, t)));
            }
        }

        return [.. walls];

        Wall Towards(Vec3 lattice)
        {
            var point = radius / Math.Sqrt(2.0) * new Vec3(lattice.X, lattice.Y, stretch * lattice.Z);
            return Wall(point.Normalized(), point.Length);
        }
    }
}

/// <summary>Rigid walls that close on one sphere.</summary>
public enum CrushCell
{
    /// <summary>Two platens, free sides.</summary>
    Planes,

    /// <summary>Two platens between four lateral walls at one radius.</summary>
    Box,

    /// <summary>Two platens in a tube of one radius (for the DEM: a regular prism of twelve walls).</summary>
    Cylinder,

    /// <summary>Six walls that close together.</summary>
    Isostatic,

    /// <summary>The twelve planes towards close-packed neighbours, closing affinely along z.</summary>
    Polyhedron,
}

/// <summary>One line of a crushing curve.</summary>
/// <param name="Approach">Motion of one platen towards the middle over the radius.</param>
/// <param name="RelativeDensity">Volume of the sphere over the volume of the cell; of the cylinder around it for planes.</param>
/// <param name="Force">Axial force [N].</param>
/// <param name="AxialPressure">Force over the cell's cross-section; over pi R2 for planes [Pa].</param>
/// <param name="LateralPressure">Mean pressure on the lateral walls; 0 for planes [Pa].</param>
/// <param name="ContactRadius">Radius of the contact with a platen [m].</param>
/// <param name="Unbalanced">Net force on the sphere over the mean contact force.</param>
public readonly record struct CrushRow(
    double Approach, double RelativeDensity, double Force, double AxialPressure, double LateralPressure, double ContactRadius,
        double Unbalanced)
{
    /// <summary>Fraction of the film that is broken, by area; unset where there is no film.</summary>
    [JsonPropertyName("broken_share")]
    public double? BrokenFraction { get; init; }
}
