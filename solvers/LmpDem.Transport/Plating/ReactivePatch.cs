namespace LmpDem.Transport.Plating;

/// <summary>A piece of surface that reacts with the electrolyte of the cell before it.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Body">Body whose bare surface it is; <see cref="Foil"/> on free copper.</param>
/// <param name="Area">Its area, > 0 [m2].</param>
/// <param name="Distance">Electrolyte between the centre of the cell and the surface, >= 0 [m].</param>
public readonly record struct ReactivePatch(int Cell, int Body, double Area, double Distance)
{
    /// <summary>Number that stands for the free copper of the foil in place of a body.</summary>
    public const int Foil = -1;

    /// <summary>Whether it is free copper.</summary>
    public bool OnFoil => Body < 0;
}
