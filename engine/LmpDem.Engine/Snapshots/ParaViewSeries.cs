using System.Globalization;
using System.Text.Json;
using LmpDem.Engine.Checkpoints;

namespace LmpDem.Engine.Snapshots;

/// <summary>
/// Snapshots of one kind along a run: NAME_000000.hdf, NAME_000001.hdf, ... and NAME.hdf.series, the list with their times
/// that ParaView opens as one animation. After every snapshot the list names exactly the files that are whole.
/// </summary>
public sealed class ParaViewSeries : IKept
{
    private readonly string folder;
    private readonly string name;
    private readonly List<Entry> entries = [];
    private (int X, int Y, int Z)? voxels;

    /// <summary>An empty series; nothing is written before the first snapshot.</summary>
    /// <param name="folder">The folder of the files; created if need be.</param>
    /// <param name="name">Stem of the names ("spheres").</param>
    public ParaViewSeries(string folder, string name)
    {
        this.folder = folder;
        this.name = name;
    }

    /// <summary>Path of the list.</summary>
    public string SeriesPath => Path.Combine(folder, name + ".hdf.series");

    /// <summary>Path of a snapshot of the series.</summary>
    /// <param name="index">Place in the series.</param>
    public string PathOf(int index) => Path.Combine(folder, FileName(index));

    /// <summary>Paths of the snapshots so far.</summary>
    public IEnumerable<string> Paths => entries.Select(e => PathOf(e.Index));

    /// <summary>Exchanges the list of snapshots with a book: those that were added after it was written are added again.</summary>
    /// <param name="book">The book.</param>
    public void Exchange(StateBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        book.List("snapshots", entries);
        voxels = book.Optional("voxels", voxels);
    }

    /// <summary>Writes a snapshot as NAME_(its index).hdf and renews the list.</summary>
    /// <param name="s">The snapshot; index and time greater than those before it.</param>
    /// <exception cref="SnapshotException">A file cannot be written; what was written before stays readable.</exception>
    public void Add(Snapshot s)
    {
        ArgumentNullException.ThrowIfNull(s);
        Add(s.Index, s.Time, path => SnapshotWriter.Write(path, s));
    }

    /// <summary>Writes an image of voxels as NAME_(its index).hdf and renews the list.</summary>
    /// <param name="image">The image; index and time greater than those before it, and of their counts.</param>
    /// <exception cref="SnapshotException">A file cannot be written; what was written before stays readable.</exception>
    public void Add(VoxelImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var counts = (image.Nx, image.Ny, image.Nz);
        if (voxels is { } first && counts != first)
        {
            // ParaView asks every image for the extent of the first one: of a smaller one it gets nothing, of a larger one a part.
            throw new SnapshotException(PathOf(image.Index), string.Create(
                CultureInfo.InvariantCulture,
                $"cannot join the series: {image.Nx} x {image.Ny} x {image.Nz} voxels do not follow {first.X} x {first.Y} x {first.Z}"));
        }

        Add(image.Index, image.Time, path => VoxelImageWriter.Write(path, image));
        voxels = counts;
    }

    private void Add(int index, double time, Action<string> write)
    {
        if (entries.Count > 0 && !(time > entries[^1].Time && index > entries[^1].Index))
        {
            // ParaView shows one file per time: a second one at the same time could never be seen.
            throw new SnapshotException(PathOf(index), string.Create(
                CultureInfo.InvariantCulture,
                $"cannot join the series: snapshot {index} at {time} s does not follow {entries[^1].Index} at {entries[^1].Time} s"));
        }

        write(PathOf(index));
        entries.Add(new Entry(index, time));
        WholeFile.WriteText(SeriesPath, Json());
    }

    private string FileName(int index) => string.Create(CultureInfo.InvariantCulture, $"{name}_{index:D6}.hdf");

    private string Json()
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("file-series-version", "1.0");
            json.WriteStartArray("files");
            foreach (var e in entries)
            {
                json.WriteStartObject();
                json.WriteString("name", FileName(e.Index));
                json.WriteNumber("time", e.Time);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(text.ToArray()) + "\n";
    }

    private readonly record struct Entry(int Index, double Time);
}
