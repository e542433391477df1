using System.Text.Json;
using LmpDem.Engine.Snapshots;
using Parquet;
using Parquet.Schema;

namespace LmpDem.Analysis.Ensembles.Files;

/// <summary>
/// A table as Parquet: numbers are nullable, unit and meaning stand in the metadata of every column and, as JSON by column, in those of the
/// file ("units", "meanings"), which pyarrow and others show.
/// </summary>
public static class EnsembleParquet
{
    /// <summary>Writes the file; it appears whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="table">The table.</param>
    /// <param name="metadata">Further metadata of the file.</param>
    /// <exception cref="SnapshotException">It cannot be written.</exception>
    public static void Write(string path, EnsembleTable table, IReadOnlyDictionary<string, string> metadata)
    {
        var fields = table.Columns.Select(FieldOf).ToArray();
        var schema = new ParquetSchema(fields.Cast<Parquet.Schema.Field>());
        var told = new Dictionary<string, string>(metadata)
        {
            ["units"] = JsonSerializer.Serialize(table.Columns.ToDictionary(c => c.Name, c => c.Unit)),
            ["meanings"] = JsonSerializer.Serialize(table.Columns.ToDictionary(c => c.Name, c => c.Meaning)),
        };
        WholeFile.Write(path, stream => Write(stream, table, fields, schema, told).GetAwaiter().GetResult());
    }

    private static async Task Write(Stream stream, EnsembleTable table, DataField[] fields, ParquetSchema schema, Dictionary<string,
        string> metadata)
    {
        // A stream of its own: the writer may close what it is given.
        using var memory = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(schema, memory).ConfigureAwait(false))
        {
            writer.CustomMetadata = metadata;
            using var rows = writer.CreateRowGroup();
            for (var k = 0; k < fields.Length; k++)
            {
                var column = table.Columns[k];
                var own = new Dictionary<string, string> { ["unit"] = column.Unit, ["meaning"] = column.Meaning };
                switch (column.Values)
                {
                    case double[] numbers:
                        var known = Array.ConvertAll(numbers, v => double.IsFinite(v) ? v : (double?)null);
                        await rows.WriteAsync<double>(fields[k], known, null, own).ConfigureAwait(false);
                        break;
                    case int[] whole: await rows.WriteAsync<int>(fields[k], whole, null, own).ConfigureAwait(false); break;
                    case ulong[] whole: await rows.WriteAsync<ulong>(fields[k], whole, null, own).ConfigureAwait(false); break;
                    case string[] words: await rows.WriteAsync(fields[k], words).ConfigureAwait(false); break;
                    default: throw new InvalidOperationException($"no column is of {column.Values.GetType()}");
                }
            }
        }

        stream.Write(memory.ToArray());
    }

    private static DataField FieldOf(TableColumn column) => column.Values switch
    {
        double[] => new DataField<double?>(column.Name),
        int[] => new DataField<int>(column.Name),
        ulong[] => new DataField<ulong>(column.Name),
        string[] => new DataField<string>(column.Name, false),
        _ => throw new InvalidOperationException($"no column is of {column.Values.GetType()}"),
    };
}
