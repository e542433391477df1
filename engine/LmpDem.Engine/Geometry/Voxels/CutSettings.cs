namespace LmpDem.Engine.Geometry.Voxels;

/// <summary>How finely bodies are cut into cells, and what counts as a gap.</summary>
public sealed record CutSettings
{
    /// <summary>
    /// Scan lines a cell along each axis: volumes stand on the square of it, faces on twice it. 4: porosity and diffusivity of a
    /// pressed layer change by less than 0.1 % and 0.2 % with 8 (docs/networks.md).
    /// </summary>
    public int Lines { get; init; } = 4;

    /// <summary>Distance below which two bodies, or a body and a tool, count as touching, so that no pore is between them; >= 0 [m].</summary>
    public double Gap { get; init; }

    /// <summary>Whether tools stand at the bottom and the top of the box: a foil and a press, to which gaps are counted too.</summary>
    public bool BetweenTools { get; init; } = true;
}
