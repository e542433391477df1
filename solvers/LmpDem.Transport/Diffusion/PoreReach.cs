namespace LmpDem.Transport.Diffusion;

/// <summary>What the cluster of a cell's pore reaches.</summary>
[Flags]
public enum PoreReach : byte
{
    /// <summary>No pore.</summary>
    None = 0,

    /// <summary>Pore.</summary>
    Pore = 1,

    /// <summary>Connected with the separator's side, the top of the grid.</summary>
    Separator = 2,

    /// <summary>Connected with the foil's side, the bottom of the grid.</summary>
    Foil = 4,

    /// <summary>Runs through the grid along x: from face to face, or into its own image where x is periodic.</summary>
    SpansX = 8,

    /// <summary>Runs through the grid along y.</summary>
    SpansY = 16,

    /// <summary>Runs through the grid along z: connects foil and separator.</summary>
    SpansZ = 32,
}
