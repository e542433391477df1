using System.Globalization;
using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Verification;

/// <summary>Arrangements of spheres that several experiments share. SI units.</summary>
internal static class Laboratory
{
    /// <summary>Radius of the spheres of an experiment where it does not matter [m].</summary>
    public const double Radius = 1e-3;

    /// <summary>A glass-like elastic material, soft enough for short runs.</summary>
    public static MaterialSpec Elastic => new() { Density = 2500.0, YoungsModulus = 1e8, PoissonRatio = 0.25 };

    /// <summary>A region without periodic images.</summary>
    public static Box OpenBox(double edge) => new(new Vec3(edge, edge, edge), false, false, false);

    /// <summary>Mass of a sphere [kg].</summary>
    public static double Mass(double density, double radius) => density * 4.0 / 3.0 * Math.PI * radius * radius * radius;

    /// <summary>Two spheres on the x axis, about to touch or pressed together.</summary>
    /// <param name="first">Radius of the left sphere [m].</param>
    /// <param name="second">Radius of the right sphere [m].</param>
    /// <param name="overlap">Overlap, negative for a gap [m].</param>
    /// <param name="relative">Velocity of the left against the right sphere; each gets half [m/s].</param>
    public static Spheres Pair(double first, double second, double overlap, Vec3 relative)
    {
        var pair = new Spheres(2);
        (pair.Radius[0], pair.Radius[1]) = (first, second);
        pair.Position[1] = new Vec3(first + second - overlap, 0, 0);
        (pair.Velocity[0], pair.Velocity[1]) = (0.5 * relative, -0.5 * relative);
        return pair;
    }

    /// <summary>
    /// Two spheres so heavy that contact forces do not change their motion: relative displacement is prescribed, the contact
    /// force is read off.
    /// </summary>
    public static DemStepper PrescribedPair(
        MaterialSpec material, ContactSpec contact, double first, double second, double overlap, Vec3 relative, double timeStep) =>
        DemStepper.Create(
            Pair(first, second, overlap, relative), OpenBox(10.0 * (first + second)), [], material with { Density = 1e24 }, contact,
            new DemSettings { TimeStep = timeStep, FollowRotations = false });

    /// <summary>Spheres at random places without overlap, largest first.</summary>
    /// <param name="radius">Radii [m].</param>
    /// <param name="box">Region; spheres keep a radius from its open faces.</param>
    /// <param name="seed">Seed.</param>
    public static Spheres Scatter(IReadOnlyList<double> radius, Box box, int seed)
    {
        var random = new Random(seed);
        var spheres = new Spheres(radius.Count);
        for (var i = 0; i < radius.Count; i++)
        {
            spheres.Radius[i] = spheres.ApparentRadius[i] = radius[i];
            do
            {
                spheres.Position[i] = new Vec3(
                    Draw(random, box.Length.X, radius[i], box.PeriodicX), Draw(random, box.Length.Y, radius[i], box.PeriodicY),
                        Draw(random, box.Length.Z, radius[i], box.PeriodicZ));
            }
            while (Touches(spheres, box, i));
        }

        return spheres;
    }

    /// <summary>Kinetic plus recoverable contact energy [J].</summary>
    public static double Energy(DemStepper stepper)
    {
        var rest = stepper.Equilibrium();
        return rest.KineticEnergy + rest.ElasticEnergy;
    }

    private static double Draw(Random random, double length, double radius, bool periodic) =>
        periodic ? length * random.NextDouble() : radius + (length - 2.0 * radius) * random.NextDouble();

    private static bool Touches(Spheres spheres, Box box, int last)
    {
        for (var j = 0; j < last; j++)
        {
            var reach = spheres.Radius[j] + spheres.Radius[last];
            if (box.MinImage(spheres.Position[j] - spheres.Position[last]).LengthSquared < reach * reach) return true;
        }

        return false;
    }
}

/// <summary>
/// A reference curve of numbers that comes with the program; comment lines start with '#', then the names of the columns.
/// </summary>
internal static class ReferenceTable
{
    /// <summary>Reads a table.</summary>
    /// <param name="name">File in References.</param>
    /// <returns>One array per row.</returns>
    public static IReadOnlyList<double[]> Read(string name)
    {
        using var stream = typeof(ReferenceTable).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"the reference {name} is not part of the program");
        using var reader = new StreamReader(stream);
        var rows = new List<double[]>();
        var named = false;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (named) rows.Add([.. line.Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture))]);
            named = true;
        }

        return rows;
    }

    /// <summary>A column at a value of the first one, by straight lines between rows in rising order.</summary>
    public static double At(IReadOnlyList<double[]> rows, double x, int column)
    {
        var k = 1;
        while (k < rows.Count - 1 && rows[k][0] < x) k++;
        var t = (x - rows[k - 1][0]) / (rows[k][0] - rows[k - 1][0]);
        return rows[k - 1][column] + t * (rows[k][column] - rows[k - 1][column]);
    }
}
