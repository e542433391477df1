using System.Globalization;

namespace LmpDem.Verification;

/// <summary>A reference curve of numbers that comes with the program; comment lines start with '#', then the names of the columns.</summary>
internal static class ReferenceTable
{
    /// <summary>Reads a table.</summary>
    /// <param name="name">File in References.</param>
    /// <returns>One array per row.</returns>
    public static IReadOnlyList<double[]> Read(string name)
    {
        using var stream = typeof(ReferenceTable).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"the reference {name} is not part of the program");
        using var reader = new StreamReader(stream);
        var rows = new List<double[]>();
        var named = false;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (named) rows.Add([.. line.Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture))]);
            named = true;
        }

        return rows;
    }

    /// <summary>A column at a value of the first one, by straight lines between rows in rising order.</summary>
    public static double At(IReadOnlyList<double[]> rows, double x, int column)
    {
        var k = 1;
        while (k < rows.Count - 1 && rows[k][0] < x) k++;
        var t = (x - rows[k - 1][0]) / (rows[k][0] - rows[k - 1][0]);
        return rows[k - 1][column] + t * (rows[k][column] - rows[k - 1][column]);
    }
}
