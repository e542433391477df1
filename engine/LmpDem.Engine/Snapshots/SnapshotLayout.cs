using System.Text.Json;
using PureHDF;
using PureHDF.Filters;
using PureHDF.VOL.Native;

namespace LmpDem.Engine.Snapshots;

/// <summary>Names and storage of the datasets of a file, shared by writers and readers.</summary>
internal static class SnapshotLayout
{
    public const string GridType = "UnstructuredGrid";
    public const string ImageType = "ImageData";
    public const string Vtk = "VTKHDF";
    public const string PointData = "PointData";
    public const string CellData = "CellData";
    public const string FieldData = "FieldData";
    public const string Own = "lmpdem";
    public const string CatalogueText = "catalogue";
    public const string Time = "time";
    public const string ExactPoints = "points";
    public const string CountsOfImage = "counts";
    public const string OriginOfImage = "origin";
    public const string SpacingOfImage = "spacing";
    public const string Columns = "columns";
    public const string Scalars = "scalars";
    public const string Origin = "provenance";

    private const int ChunkBytes = 1 << 20;

    /// <summary>
    /// A dataset of tuples in chunks of at most 1 MiB: shuffled (a sixth smaller and read several times faster than
    /// without, on coordinates), deflated at level 1, guarded by Fletcher32. HDF5 allows no chunk of nothing, so an empty
    /// dataset is stored without.
    /// </summary>
    public static H5Dataset Dataset(Array values, int components = 1, string? unit = null)
    {
        var n = values.Length / components;
        ulong[] dims = components == 1 ? [(ulong)n] : [(ulong)n, (ulong)components];
        if (n == 0) return Named(new H5Dataset(values, fileDims: dims), unit);
        var rows = (uint)Math.Min(n, Math.Max(1, ChunkBytes / (components * ElementSize(values))));
        uint[] chunks = components == 1 ? [rows] : [rows, (uint)components];
        return Guarded(values, dims, chunks, unit);
    }

    /// <summary>Dimensions of a dataset of one tuple per voxel: x runs fastest, as VTK wants it.</summary>
    public static ulong[] ShapeOfImage(int nx, int ny, int nz, int components) =>
        components == 1 ? [(ulong)nz, (ulong)ny, (ulong)nx] : [(ulong)nz, (ulong)ny, (ulong)nx, (ulong)components];

    /// <summary>A dataset of one tuple per voxel in chunks of whole layers, or of whole rows where a layer is above 1 MiB.</summary>
    public static H5Dataset ImageDataset(Array values, int nx, int ny, int nz, int components, string unit)
    {
        var row = (long)nx * components * ElementSize(values); // [bytes]
        var rows = (uint)Math.Clamp(ChunkBytes / row, 1, ny);
        var layers = rows == ny ? (uint)Math.Clamp(ChunkBytes / (row * ny), 1, nz) : 1;
        uint[] chunks = components == 1 ? [layers, rows, (uint)nx] : [layers, rows, (uint)nx, (uint)components];
        return Guarded(values, ShapeOfImage(nx, ny, nz, components), chunks, unit);
    }

    /// <summary>A group of fields under their names.</summary>
    public static H5Group FieldsGroup(IReadOnlyList<Field> fields, Func<Array, Array> stored)
    {
        var group = new H5Group();
        foreach (var f in fields) group[f.Name] = Dataset(stored(f.Values), f.Components, f.Unit);
        return group;
    }

    private static int ElementSize(Array values) => System.Runtime.InteropServices.Marshal.SizeOf(values.GetType().GetElementType()!);

    private static H5Dataset Guarded(Array values, ulong[] dims, uint[] chunks, string? unit)
    {
        List<H5Filter> filters =
        [
            ShuffleFilter.Id,
            new H5Filter(DeflateFilter.Id, new() { [DeflateFilter.COMPRESSION_LEVEL] = 1 }),
            Fletcher32Filter.Id,
        ];
        return Named(
            new H5Dataset(values, chunks: chunks, fileDims: dims, datasetCreation: new H5DatasetCreation(Filters: filters)),
            unit);
    }

    private static H5Dataset Named(H5Dataset dataset, string? unit)
    {
        // An empty fixed-length string is no HDF5 datatype.
        if (!string.IsNullOrEmpty(unit)) dataset.Attributes = new() { ["unit"] = unit };
        return dataset;
    }
}

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
