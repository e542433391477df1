using System.Text.Json;

namespace LmpDem.Engine.Snapshots;

/// <summary>
/// The list of what a file holds, stored as JSON text in /lmpdem/catalogue: HDF5 groups keep no order and PureHDF can
/// write only short text attributes, so order and meaning of the fields stand here. Voxels have no kind of cells.
/// </summary>
internal sealed record Catalogue(
    int Format,
    string Kind,
    int Index,
    CellKind? Cells,
    IReadOnlyList<Catalogue.Entry> PointFields,
    IReadOnlyList<Catalogue.Entry> CellFields,
    IReadOnlyList<Catalogue.Entry> Columns,
    IReadOnlyList<Catalogue.Entry> Scalars)
{
    /// <summary>Version of the layout of /lmpdem that this program writes and reads.</summary>
    public const int PresentFormat = 1;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>One field.</summary>
    internal sealed record Entry(string Name, string Unit, int Components, string Meaning)
    {
        /// <summary>The field with its values.</summary>
        public Field Of(Array values) => new(Name, Unit, Components, values, Meaning);
    }

    /// <summary>The catalogue of a snapshot.</summary>
    public static Catalogue Of(Snapshot s) => new(
        PresentFormat, s.Kind, s.Index, s.Cells, List(s.PointFields), List(s.CellFields), List(s.Columns), List(s.Scalars));

    /// <summary>The catalogue of an image of voxels.</summary>
    public static Catalogue Of(VoxelImage image) =>
        new(PresentFormat, image.Kind, image.Index, null, List(image.Fields), [], [], List(image.Scalars));

    /// <summary>The catalogue as UTF-8 JSON.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>The catalogue from UTF-8 JSON.</summary>
    public static Catalogue FromBytes(byte[] utf8)
    {
        var catalogue = JsonSerializer.Deserialize<Catalogue>(utf8, Json)
            ?? throw new InvalidDataException("its catalogue is empty");
        if (catalogue.Format != PresentFormat)
            throw new InvalidDataException($"it has layout {catalogue.Format}; this program reads layout {PresentFormat}");
        if (catalogue.Cells is { } cells && !Enum.IsDefined(cells)) throw new InvalidDataException($"unknown kind of cells {cells}");
        return catalogue;
    }

    private static Entry[] List(IReadOnlyList<Field> fields) =>
        [.. fields.Select(f => new Entry(f.Name, f.Unit, f.Components, f.Meaning))];
}
