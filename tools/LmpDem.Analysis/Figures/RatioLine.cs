namespace LmpDem.Analysis.Figures;

/// <summary>A column of a table as a line over the calendering ratio.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Legend">What it is, with the axis where there are two.</param>
/// <param name="Scale">Factor from the column's unit to the axis'.</param>
/// <param name="OnRight">Whether it is read on the right axis.</param>
public sealed record RatioLine(string Column, string Legend, double Scale = 1.0, bool OnRight = false);
