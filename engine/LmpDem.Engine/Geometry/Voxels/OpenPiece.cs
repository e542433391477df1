using System.Numerics;

namespace LmpDem.Engine.Geometry.Voxels;

/// <summary>A piece of a scan line in pores; along a periodic line it may stick out of the box.</summary>
/// <param name="Low">Where it begins, along the line [m].</param>
/// <param name="High">Where it ends [m].</param>
/// <param name="WallBelow">Whether a wall begins it, and not the end of the box.</param>
/// <param name="WallAbove">Whether a wall ends it.</param>
internal readonly record struct OpenPiece(double Low, double High, bool WallBelow, bool WallAbove)
{
    /// <summary>
    /// Finds the pieces of one line: what is left by the union of its solid spans, less the gaps between two bodies, or a body and a
    /// tool, that are thinner than the tolerance. The thickness of a gap of length l between walls with normals a and b is
    /// l |d . (a - b)| / |a - b|: exact between parallel walls however the line slants, and never small where walls do not face
    /// each other, as at a line that grazes two bodies.
    /// </summary>
    /// <param name="spans">Solid spans in their order, along a periodic line with the images before and behind.</param>
    /// <param name="lattice">The lines.</param>
    /// <param name="settings">Gap and tools.</param>
    /// <param name="open">Receives the pieces, upward.</param>
    public static void Find(ReadOnlySpan<SolidSpan> spans, LineLattice lattice, CutSettings settings, List<OpenPiece> open)
    {
        open.Clear();
        if (spans.Length == 0)
        {
            open.Add(new OpenPiece(0.0, lattice.Length, false, false));
            return;
        }

        var along = lattice.Axis switch { 0 => Vector3.UnitX, 1 => Vector3.UnitY, _ => Vector3.UnitZ };
        var tools = lattice.Axis == 2 && !lattice.Periodic && settings.BetweenTools;
        if (!lattice.Periodic) Between(0.0, -1, along, spans[0], isWall: false);
        var last = spans[0];
        for (var n = 1; n < spans.Length; n++)
        {
            if (spans[n].Low > last.High) Between(last.High, last.Body, last.NormalHigh, spans[n], isWall: true);
            if (spans[n].High > last.High) last = spans[n];
        }

        if (lattice.Periodic || last.High >= lattice.Length) return;
        if (!tools || Thickness(lattice.Length - last.High, last.NormalHigh, -along, along) >= settings.Gap)
            open.Add(new OpenPiece(last.High, lattice.Length, true, false));

        void Between(double low, int body, Vector3 normal, SolidSpan next, bool isWall)
        {
            if (next.Low <= low) return;
            var counts = isWall ? body != next.Body : tools;
            if (counts && Thickness(next.Low - low, normal, next.NormalLow, along) < settings.Gap) return;
            open.Add(new OpenPiece(low, next.Low, isWall, true));
        }
    }

    private static double Thickness(double length, Vector3 first, Vector3 second, Vector3 along)
    {
        var across = first - second;
        var norm = across.Length();
        return norm > 1e-6f ? length * Math.Abs(Vector3.Dot(along, across)) / norm : double.PositiveInfinity;
    }
}
