using LmpDem.Transport.Diffusion;

namespace LmpDem.Transport.Plating;

/// <summary>
/// Cells whose pore reaches the separator through open faces, numbered in the order of the cells, with the conductances between their
/// centres and from the topmost to the plane of the separator. Rows are sparse: neighbours below in number first, then those above.
/// </summary>
internal sealed class ElectrolytePores
{
    private ElectrolytePores(int[] numberOfCell, int[] start, int[] middle, int[] column, double[] conductance, double[] toSeparator)
    {
        NumberOfCell = numberOfCell;
        Start = start;
        Middle = middle;
        Column = column;
        Conductance = conductance;
        ToSeparator = toSeparator;
    }

    /// <summary>Number of such cells.</summary>
    public int Count => Middle.Length;

    /// <summary>Number of each cell, -1 where it is none of them.</summary>
    public int[] NumberOfCell { get; }

    /// <summary>First entry of each row, one more at the end.</summary>
    public int[] Start { get; }

    /// <summary>First entry of each row whose column is above the row.</summary>
    public int[] Middle { get; }

    /// <summary>Number of the neighbour, one per entry.</summary>
    public int[] Column { get; }

    /// <summary>Conductance to the neighbour, one per entry [S].</summary>
    public double[] Conductance { get; }

    /// <summary>Conductance to the plane of the separator, half an edge away; 0 below the topmost layer [S].</summary>
    public double[] ToSeparator { get; }

    /// <summary>Finds the pores that reach the separator.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="conductivity">Of the electrolyte [S/m].</param>
    public static ElectrolytePores Of(ElectrodeCells layer, double conductivity)
    {
        var cells = layer.Cells;
        var reach = PoreSpace.Of(cells).Reach;
        var number = new int[layer.Count];
        var count = 0;
        for (var v = 0; v < number.Length; v++) number[v] = (reach[v] & PoreReach.Separator) != 0 ? count++ : -1;

        var start = new int[count + 1];
        var middle = new int[count];
        var toSeparator = new double[count];
        var column = new List<int>(6 * count);
        var conductance = new List<double>(6 * count);
        var h = cells.Edge;
        double[] g = [conductivity * h.Y * h.Z / h.X, conductivity * h.X * h.Z / h.Y, conductivity * h.X * h.Y / h.Z];
        var topmost = cells.Index(0, 0, cells.Nz - 1);
        for (var v = 0; v < number.Length; v++)
        {
            var row = number[v];
            if (row < 0) continue;
            Append(layer, number, v, row, above: false, g, column, conductance);
            middle[row] = column.Count;
            Append(layer, number, v, row, above: true, g, column, conductance);
            start[row + 1] = column.Count;
            if (v >= topmost) toSeparator[row] = 2.0 * g[2] * layer.Neighbour(v, 5).Open;
        }

        return new ElectrolytePores(number, start, middle, [.. column], [.. conductance], toSeparator);
    }

    private static void Append(
        ElectrodeCells layer, int[] number, int v, int row, bool above, double[] g, List<int> column, List<double> conductance)
    {
        for (var face = 0; face < 6; face++)
        {
            var (next, open) = layer.Neighbour(v, face);
            var other = next < 0 || !(open > 0.0f) ? -1 : number[next];
            if (other < 0 || other == row || other > row != above) continue; // a cell that is its own image exchanges nothing
            column.Add(other);
            conductance.Add(open * g[face / 2]);
        }
    }
}
