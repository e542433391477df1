using System.Text;
using LmpDem.Cli.Graphs;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Snapshots.Export;
using LmpDem.Scenarios.Exports;
using LmpDem.Scenarios.Snapshots;

namespace LmpDem.Cli.Verbs;

/// <summary>A format of `lmpdem export` and how a snapshot file is written in it.</summary>
internal sealed class ExportFormat
{
    private const string Raw = "raw";

    /// <summary>Names of the formats.</summary>
    public static readonly string[] Names = ["csv", "vtu", "vti", "graphml", "lammps-dump", "lammps-data", "stl", Raw, "tiff"];

    private readonly string name;
    private readonly ExportSettings settings;

    /// <summary>The format of a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="settings">What else was asked for.</param>
    /// <exception cref="UsageException">There is none of that name, or it does not know a setting.</exception>
    public ExportFormat(string name, ExportSettings settings)
    {
        if (!Names.Contains(name)) throw new UsageException(
            $"--format: expected {List}, or {string.Join(" or ", SceneExport.Formats)} for a whole run, but \"{name}\" was found");
        (this.name, this.settings) = (name, settings);
        settings.Check(name);
    }

    /// <summary>The formats, for messages.</summary>
    public static string List => $"{string.Join(", ", Names[..^1])} or {Names[^1]}";

    /// <summary>Ending of the files, or of the first of them.</summary>
    public string Ending => name switch
    {
        "lammps-dump" => "dump",
        "lammps-data" => "data",
        "tiff" => "tif",
        _ => name,
    };

    /// <summary>Whether one file holds all frames of a run, as its readers expect.</summary>
    public bool JoinsFrames => name == "lammps-dump";

    /// <summary>Whether it is text, which may go to standard output.</summary>
    public bool IsText => name is not ("stl" or Raw or "tiff");

    /// <summary>
    /// Files written for one input: one, but nodes and edges for a table of junctions, and the bytes with their two texts for raw voxels.
    /// </summary>
    /// <param name="path">The snapshot file.</param>
    /// <param name="stem">Name of the file that is written, without its ending.</param>
    /// <exception cref="SnapshotException">The file cannot be read, or cannot be written in this format.</exception>
    public IReadOnlyList<ExportPart> Parts(string path, string stem)
    {
        if (VoxelImageReader.HoldsVoxels(path))
        {
            if (name != "vti") throw new SnapshotException(path, "holds voxels, which are exported as vti");
            var image = VoxelImageReader.Read(path);
            return [Text("", Ending, w => VtiExport.Write(image, w))];
        }

        var s = SnapshotReader.Read(path);
        var areSpheres = s.Cells == CellKind.Vertex && s.PointFields.Any(f => f is { Name: "radius", Components: 1 });
        switch (name)
        {
            case "csv" when s.Kind == JunctionSnapshot.Kind:
                var tables = new JunctionGraph(s);
                return [Text("nodes", Ending, w => GraphTables.WriteNodes(tables, w)),
                    Text("edges", Ending, w => GraphTables.WriteEdges(tables, w))];
            case "csv":
                return [Text("", Ending, w => CsvExport.Write(s, w))];
            case "vtu":
                return [Text("", Ending, w => VtuExport.Write(s, w))];
            case "graphml" when s.Kind == JunctionSnapshot.Kind:
                var graph = new JunctionGraph(s);
                return [Text("", Ending, w => GraphMlExport.Write(graph, w))];
            case "lammps-dump" when areSpheres:
                return [Text("", Ending, w => LammpsDumpExport.Write(s, w))];
            case "lammps-data" when areSpheres && s.Scalar("box_x") is not null:
                return [Text("", Ending, w => LammpsDataExport.Write(s, StateShapes.DensityOf(s), w))];
            case "stl" or Raw or "tiff" when StateShapes.Are(s.Kind):
                return Shapes(path, s, stem);
            default:
                throw new SnapshotException(path, $"holds {s.Kind}, which cannot be exported as {name}");
        }
    }

    private IReadOnlyList<ExportPart> Shapes(string path, Snapshot s, string stem)
    {
        var shapes = new StateShapes(path, s);
        if (name == "stl") return [new("", Ending, stream => shapes.WriteStl(settings.Refine, stream))];
        var image = shapes.Voxels(settings.Voxels);
        if (name == "tiff") return [new("", Ending, stream => TiffExport.Write(image, stream))];
        string[] source =
            [$"source: {Path.GetFileName(path)}, {s.Kind} {s.Index}", $"content: {SnapshotHash.OfContent(s)}",
            $"scenario: {s.Provenance?.ScenarioHash}"];
        return
        [
            new("", Raw, stream => RawExport.Write(image, stream)),
            Text("", "mhd", w => RawExport.WriteHeader(image, $"{stem}.{Raw}", w)),
            Text("", "txt", w => RawExport.WritePage(image, $"{stem}.{Raw}", source, w)),
        ];
    }

    private static ExportPart Text(string part, string ending, Action<TextWriter> write) => new(part, ending, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        write(writer);
    })
    { Write = write };
}

/// <summary>One of the files that an export writes.</summary>
/// <param name="Name">What it holds where there are several of one ending ("nodes"); else empty.</param>
/// <param name="Ending">Ending of its name.</param>
/// <param name="WriteBytes">Writes it into a file.</param>
internal sealed record ExportPart(string Name, string Ending, Action<Stream> WriteBytes)
{
    /// <summary>Writes it as text; null where it is none.</summary>
    public Action<TextWriter>? Write { get; init; }
}

/// <summary>What an export was asked for besides its format.</summary>
/// <param name="Refine">Refinement of spheres made of triangles.</param>
/// <param name="Voxels">How a layer becomes voxels.</param>
/// <param name="Given">Flags that were given, each with the formats it belongs to.</param>
internal sealed record ExportSettings(int Refine, VoxelSettings Voxels, IReadOnlyList<(string Flag, string[] For)> Given)
{
    /// <summary>Refuses flags that a format does not know.</summary>
    /// <param name="format">Name of the format.</param>
    /// <exception cref="UsageException">One was given.</exception>
    public void Check(string format)
    {
        foreach (var (flag, formats) in Given)
            if (!formats.Contains(format))
                throw new UsageException($"{flag}: belongs to --format {string.Join(" or ", formats)}, not to {format}");
    }
}
