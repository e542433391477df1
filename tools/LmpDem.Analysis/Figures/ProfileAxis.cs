namespace LmpDem.Analysis.Figures;

/// <summary>A column of a table as an axis.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Label">Label with its unit.</param>
/// <param name="Scale">Factor from the column's unit to the label's.</param>
/// <param name="Least">Lower end in the label's unit; null: from the values.</param>
/// <param name="Most">Least upper end in the label's unit; null: from the values alone.</param>
public sealed record ProfileAxis(string Column, string Label, double Scale = 1.0, double? Least = null, double? Most = null);
