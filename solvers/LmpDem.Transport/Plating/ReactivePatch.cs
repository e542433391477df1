namespace LmpDem.Transport.Plating;

/// <summary>A piece of surface that reacts with the electrolyte of the pore voxel before it.</summary>
/// <param name="Voxel">The pore voxel.</param>
/// <param name="Body">Body whose bare surface it is; <see cref="Foil"/> on free copper.</param>
/// <param name="Area">Its area, > 0 [m2].</param>
public readonly record struct ReactivePatch(int Voxel, int Body, double Area)
{
    /// <summary>Number that stands for the free copper of the foil in place of a body.</summary>
    public const int Foil = -1;

    /// <summary>Whether it is free copper.</summary>
    public bool OnFoil => Body < 0;
}
