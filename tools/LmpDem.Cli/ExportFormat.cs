using LmpDem.Cli.Graphs;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Snapshots.Export;
using LmpDem.Scenarios.Stages;

namespace LmpDem.Cli;

/// <summary>A format of `lmpdem export` and how a snapshot file is written in it.</summary>
internal sealed class ExportFormat
{
    private static readonly string[] Names = ["csv", "vtu", "vti", "graphml", "lammps-dump"];

    private readonly string name;

    /// <summary>The format of a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="UsageException">There is none of that name.</exception>
    public ExportFormat(string name)
    {
        if (!Names.Contains(name)) throw new UsageException($"--format: expected {List}, but \"{name}\" was found");
        this.name = name;
    }

    /// <summary>The formats, for messages.</summary>
    public static string List => $"{string.Join(", ", Names[..^1])} or {Names[^1]}";

    /// <summary>Ending of the files.</summary>
    public string Ending => name == "lammps-dump" ? "dump" : name;

    /// <summary>Whether one file holds all frames of a run, as its readers expect.</summary>
    public bool JoinsFrames => name == "lammps-dump";

    /// <summary>
    /// Files written for one input: the endings of the names and their contents. One nameless part, but nodes and edges for a
    /// table of junctions.
    /// </summary>
    /// <param name="path">The snapshot file.</param>
    /// <exception cref="SnapshotException">The file cannot be read, or cannot be written in this format.</exception>
    public IReadOnlyList<(string Name, Action<TextWriter> Write)> Parts(string path)
    {
        if (VoxelImageReader.HoldsVoxels(path))
        {
            if (name != "vti") throw new SnapshotException(path, "holds voxels, which are exported as vti");
            var image = VoxelImageReader.Read(path);
            return [("", w => VtiExport.Write(image, w))];
        }

        var s = SnapshotReader.Read(path);
        switch (name)
        {
            case "csv" when s.Kind == JunctionSnapshot.Kind:
                var tables = new JunctionGraph(s);
                return [("nodes", w => GraphTables.WriteNodes(tables, w)), ("edges", w => GraphTables.WriteEdges(tables, w))];
            case "csv":
                return [("", w => CsvExport.Write(s, w))];
            case "vtu":
                return [("", w => VtuExport.Write(s, w))];
            case "graphml" when s.Kind == JunctionSnapshot.Kind:
                var graph = new JunctionGraph(s);
                return [("", w => GraphMlExport.Write(graph, w))];
            case "lammps-dump" when s.Cells == CellKind.Vertex && s.PointFields.Any(f => f is { Name: "radius", Components: 1 }):
                return [("", w => LammpsDumpExport.Write(s, w))];
            default:
                throw new SnapshotException(path, $"holds {s.Kind}, which cannot be exported as {name}");
        }
    }
}
