namespace LmpDem.Engine.Geometry.Voxels;

/// <summary>Counts of lines along one axis through the pores.</summary>
/// <param name="Count">Number of lines.</param>
/// <param name="Unbroken">Lines that meet no body.</param>
/// <param name="Length">Length of all lines [m].</param>
/// <param name="Walls">Walls crossed.</param>
/// <param name="Chords">Pieces in pores that walls end on both sides.</param>
/// <param name="ChordLength">Their length together [m].</param>
public readonly record struct LineCounts(long Count, long Unbroken, double Length, long Walls, long Chords, double ChordLength)
{
    /// <summary>Mean length of the chords by number [m]; NaN where there is none.</summary>
    public double MeanChord => Chords > 0 ? ChordLength / Chords : double.NaN;

    /// <summary>Surface between pore and solid as it is projected along the axis, both senses, per volume [1/m].</summary>
    public double ProjectedSurface => Length > 0.0 ? Walls / Length : 0.0;

    /// <summary>Counts of two sets of lines.</summary>
    public static LineCounts operator +(LineCounts a, LineCounts b) => new(a.Count + b.Count, a.Unbroken + b.Unbroken, a.Length + b.Length, a.Walls + b.Walls, a.Chords + b.Chords, a.ChordLength + b.ChordLength);
}
