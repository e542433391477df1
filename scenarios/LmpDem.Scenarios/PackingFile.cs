using LmpDem.Engine.Numerics;

namespace LmpDem.Scenarios;

/// <summary>
/// The particles of a packing as a file of a user gives them: a table with a head (x, y, z, r; see docs/packing.md), or a data file of
/// LAMMPS with `atom_style sphere`. Lengths are in metres, whatever unit the file has.
/// </summary>
public sealed class PackingFile
{
    /// <summary>Path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>Centres, one per particle [m].</summary>
    public required Vec3[] Position { get; init; }

    /// <summary>Radii, one per particle [m].</summary>
    public required double[] Radius { get; init; }

    /// <summary>Thickness of the film, one per particle; null where the file has none [m].</summary>
    public double[]? Film { get; init; }

    /// <summary>Line of the file of each particle, from 1.</summary>
    public required int[] Line { get; init; }

    /// <summary>Edge of the box along x; null where the file states none [m].</summary>
    public double? EdgeX { get; init; }

    /// <summary>Edge of the box along y; null where the file states none [m].</summary>
    public double? EdgeY { get; init; }

    /// <summary>Height of the box above the foil; null where the file states none [m].</summary>
    public double? Height { get; init; }

    /// <summary>How the file was read, in one line without its name.</summary>
    public required string Understood { get; init; }

    /// <summary>What to change where the unit of the lengths is wrong.</summary>
    public required string UnitAdvice { get; init; }

    /// <summary>The very bytes of the file.</summary>
    public byte[] Content { get; internal set; } = [];

    /// <summary>SHA-256 of the file, hexadecimal.</summary>
    public string Hash { get; internal set; } = "";

    /// <summary>Name of its copy in the folder of a run.</summary>
    public required string CopyName { get; init; }

    /// <summary>Names that the copy in the folder of a run may have.</summary>
    public static IReadOnlyList<string> CopyNames { get; } = ["packing.given.csv", "packing.given.data"];
}
