namespace LmpDem.Engine.Tables;

/// <summary>A column that a reader looked for.</summary>
/// <param name="Key">Its name as the reader calls it.</param>
/// <param name="Head">Its head as it was written.</param>
/// <param name="Place">First character of the head in its row, from 1.</param>
/// <param name="Unit">Unit of its numbers, from the head or from every cell; empty without one.</param>
/// <param name="Numbers">Its numbers, one a row.</param>
public sealed record TableColumn(string Key, string Head, int Place, string Unit, IReadOnlyList<TableNumber> Numbers);

/// <summary>A number of a table.</summary>
/// <param name="Line">Row of the file, from 1.</param>
/// <param name="Place">First character of the cell in its row, from 1.</param>
/// <param name="Written">The cell as it was written.</param>
/// <param name="Text">The number with a decimal point and without unit; empty where the cell is blank.</param>
/// <param name="Value">The number in the unit of its column; null where the cell is blank.</param>
public readonly record struct TableNumber(int Line, int Place, string Written, string Text, double? Value);
