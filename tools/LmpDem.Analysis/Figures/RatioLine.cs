using LmpDem.Electrode.Quantities;

namespace LmpDem.Analysis.Figures;

/// <summary>A quantity as a line over the calendering ratio.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Legend">What it is, with the axis where there are two.</param>
/// <param name="Scale">Factor from the quantity's unit to the axis'.</param>
/// <param name="OnRight">Whether it is read on the right axis.</param>
public sealed record RatioLine(Quantity Quantity, string Legend, double Scale = 1.0, bool OnRight = false);
