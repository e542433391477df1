using System.Globalization;
using System.Text;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;

namespace LmpDem.Analysis.Ensembles.Files;

/// <summary>A column of a table: one kind of value, with unit and meaning.</summary>
/// <param name="Name">Name.</param>
/// <param name="Unit">Unit; "1" for a pure number, empty for words.</param>
/// <param name="Meaning">What it is, in a few words.</param>
/// <param name="Values">The values: double[] with NaN where one is missing, string[], int[] or ulong[].</param>
public sealed record TableColumn(string Name, string Unit, string Meaning, Array Values);

/// <summary>A table by columns, of which CSV, HDF5 and Parquet are views.</summary>
/// <param name="Name">Name of the table.</param>
/// <param name="Columns">The columns, all of one length.</param>
public sealed record EnsembleTable(string Name, IReadOnlyList<TableColumn> Columns)
{
    /// <summary>Number of rows.</summary>
    public int Rows => Columns.Count == 0 ? 0 : Columns[0].Values.Length;

    /// <summary>
    /// Writes the table as comma-separated text, as pandas reads it: a missing value is blank, words with commas or quotes stand in quotes,
    /// numbers have the fewest digits that read back to the same bits.
    /// </summary>
    /// <param name="path">The file; it appears whole or not at all.</param>
    /// <exception cref="SnapshotException">It cannot be written.</exception>
    public void WriteCsv(string path) => WholeFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', Columns.Select(c => CsvCell.Quoted(c.Name))));
        for (var r = 0; r < Rows; r++)
        {
            for (var c = 0; c < Columns.Count; c++)
            {
                if (c > 0) writer.Write(',');
                writer.Write(Cell(Columns[c].Values, r));
            }

            writer.WriteLine();
        }
    });

    private static string Cell(Array values, int row) => values switch
    {
        double[] numbers => double.IsFinite(numbers[row]) ? numbers[row].ToString("R", CultureInfo.InvariantCulture) : "",
        int[] whole => whole[row].ToString(CultureInfo.InvariantCulture),
        ulong[] whole => whole[row].ToString(CultureInfo.InvariantCulture),
        string[] words => CsvCell.Quoted(words[row]),
        _ => throw new InvalidOperationException($"no column is of {values.GetType()}"),
    };
}
