namespace LmpDem.Transport.Plating;

/// <summary>
/// Pores that reach the separator through faces, numbered in the order of the voxels, with the conductances between their centres
/// and from the topmost to the plane of the separator. Rows are sparse: neighbours below in number first, then those above.
/// </summary>
internal sealed class PoreSpace
{
    private PoreSpace(int[] numberOfVoxel, int[] voxel, int[] start, int[] middle, int[] column, double[] conductance, double[] toSeparator)
    {
        NumberOfVoxel = numberOfVoxel;
        Voxel = voxel;
        Start = start;
        Middle = middle;
        Column = column;
        Conductance = conductance;
        ToSeparator = toSeparator;
    }

    /// <summary>Number of such pore voxels.</summary>
    public int Count => Voxel.Length;

    /// <summary>Number of each voxel, -1 where it is none of them.</summary>
    public int[] NumberOfVoxel { get; }

    /// <summary>Voxel of each number.</summary>
    public int[] Voxel { get; }

    /// <summary>First entry of each row, one more at the end.</summary>
    public int[] Start { get; }

    /// <summary>First entry of each row whose column is above the row.</summary>
    public int[] Middle { get; }

    /// <summary>Number of the neighbour, one per entry.</summary>
    public int[] Column { get; }

    /// <summary>Conductance to the neighbour, one per entry [S].</summary>
    public double[] Conductance { get; }

    /// <summary>Conductance to the plane of the separator, half a voxel away; 0 below the topmost layer [S].</summary>
    public double[] ToSeparator { get; }

    /// <summary>Finds the pores that reach the separator.</summary>
    /// <param name="voxels">The layer.</param>
    /// <param name="conductivity">Of the electrolyte [S/m].</param>
    public static PoreSpace Of(ElectrodeVoxels voxels, double conductivity)
    {
        var reached = Reached(voxels);
        var number = new int[voxels.Count];
        var count = 0;
        for (var v = 0; v < number.Length; v++) number[v] = reached[v] ? count++ : -1;

        var voxel = new int[count];
        var start = new int[count + 1];
        var middle = new int[count];
        var toSeparator = new double[count];
        var column = new List<int>(6 * count);
        var conductance = new List<double>(6 * count);
        var lengths = voxels.FaceLengths;
        double[] g = [conductivity * lengths.X, conductivity * lengths.Y, conductivity * lengths.Z];
        var topmost = voxels.Nx * voxels.Ny * (voxels.Nz - 1);
        for (var v = 0; v < number.Length; v++)
        {
            var row = number[v];
            if (row < 0) continue;
            voxel[row] = v;
            Append(voxels, number, v, row, above: false, g, column, conductance);
            middle[row] = column.Count;
            Append(voxels, number, v, row, above: true, g, column, conductance);
            start[row + 1] = column.Count;
            if (v >= topmost) toSeparator[row] = 2.0 * g[2];
        }

        return new PoreSpace(number, voxel, start, middle, [.. column], [.. conductance], toSeparator);
    }

    private static void Append(ElectrodeVoxels voxels, int[] number, int v, int row, bool above, double[] g, List<int> column, List<double> conductance)
    {
        for (var face = 0; face < 6; face++)
        {
            var next = voxels.Neighbour(v, face);
            var other = next < 0 ? -1 : number[next];
            if (other < 0 || other == row || other > row != above) continue; // a voxel that is its own image exchanges nothing
            column.Add(other);
            conductance.Add(g[face / 2]);
        }
    }

    private static bool[] Reached(ElectrodeVoxels voxels)
    {
        var reached = new bool[voxels.Count];
        var front = new Stack<int>();
        for (var v = voxels.Nx * voxels.Ny * (voxels.Nz - 1); v < voxels.Count; v++)
        {
            if (voxels.Body[v] != ElectrodeVoxels.Pore) continue;
            reached[v] = true;
            front.Push(v);
        }

        while (front.TryPop(out var v))
        {
            for (var face = 0; face < 6; face++)
            {
                var next = voxels.Neighbour(v, face);
                if (next < 0 || reached[next] || voxels.Body[next] != ElectrodeVoxels.Pore) continue;
                reached[next] = true;
                front.Push(next);
            }
        }

        return reached;
    }
}
