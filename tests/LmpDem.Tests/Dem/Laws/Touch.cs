using LmpDem.Dem.Laws;
using LmpDem.Engine.Numerics;

namespace LmpDem.Tests.Dem.Laws;

/// <summary>One contact as numbers in a row, so that laws can be probed one lane or eight lanes at a time. SI units.</summary>
internal static class Touch
{
    /// <summary>Numbers that describe a contact, in the order of <see cref="Evaluate{TLaw, T}"/>.</summary>
    public const int Inputs = 22;

    /// <summary>Force (3), torque over radius (3), pressing, stiffness, springs (3), largest overlap.</summary>
    public const int Outputs = 12;

    /// <summary>
    /// Radii (2), reduced mass, distance, bulk pressure, time step, friction, normal (3), relative velocity (3), surface spins (3),
    /// tangential spring (3), largest overlap, twice unused.
    /// </summary>
    public static T[] Evaluate<TLaw, T>(TLaw law, T[] c, bool atWall = false)
        where TLaw : struct, INormalLaw
        where T : struct, IReal<T>
    {
        var pair = law.Prepare(c[0], c[1], c[2]);
        if (TLaw.Deforms) pair = new(pair.First, pair.Second, c[4], pair.Fourth);
        T hx = c[16], hy = c[17], hz = c[18], largest = c[19];
        Contact.Evaluate(
            law, atWall, c[5], c[6], atWall ? c[0] : c[0] + c[1], c[3], pair, c[7], c[8], c[9], c[10], c[11], c[12], c[13], c[14], c[15],
            ref hx, ref hy, ref hz, ref largest,
            out var fx, out var fy, out var fz, out var tx, out var ty, out var tz, out var pressing, out var stiffness);
        return [fx, fy, fz, tx, ty, tz, pressing, stiffness, hx, hy, hz, largest];
    }

    /// <summary>A pair along x, first at +x, at rest, without damping or friction unless set after.</summary>
    public static Scalar[] Pair(
        double first, double second, double overlap, double approach = 0.0, double mass = 1e-5, double largest = 0.0)
    {
        var c = new Scalar[Inputs];
        c[0] = new(first);
        c[1] = new(second);
        c[2] = new(mass);
        c[3] = new(first + second - overlap);
        c[7] = new(1.0);
        c[10] = new(-approach);
        c[19] = new(largest);
        return c;
    }

    /// <summary>Normal force of such a pair [N].</summary>
    public static double Force<TLaw>(
        TLaw law, double first, double second, double overlap, double approach = 0.0, double mass = 1e-5, double largest = 0.0)
        where TLaw : struct, INormalLaw => Evaluate(law, Pair(first, second, overlap, approach, mass, largest))[0].Value;
}
