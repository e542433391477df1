using PureHDF;

namespace LmpDem.Engine.Snapshots;

/// <summary>
/// Reads datasets with the checks that PureHDF leaves out: it compares only the size of an element, so that a float read
/// as int would pass.
/// </summary>
internal static class TypedDataset
{
    /// <summary>Reads a dataset of a known element type and number of components.</summary>
    public static T[] Read<T>(IH5Group group, string name, int components = 1)
        where T : unmanaged
    {
        var dataset = group.Dataset(name);
        if (ElementType(dataset) != typeof(T))
            throw new InvalidDataException($"dataset {name} does not hold {typeof(T).Name} numbers");
        return Read<T>(dataset, name, components);
    }

    /// <summary>Reads a dataset of any element type that a field may have.</summary>
    public static Array Read(IH5Group group, string name, int components)
    {
        var dataset = group.Dataset(name);
        var type = ElementType(dataset);
        if (type == typeof(double)) return Read<double>(dataset, name, components);
        if (type == typeof(float)) return Read<float>(dataset, name, components);
        if (type == typeof(int)) return Read<int>(dataset, name, components);
        if (type == typeof(long)) return Read<long>(dataset, name, components);
        if (type == typeof(byte)) return Read<byte>(dataset, name, components);
        throw new InvalidDataException($"dataset {name} holds numbers of a type that fields do not have");
    }

    private static T[] Read<T>(IH5Dataset dataset, string name, int components)
        where T : unmanaged
    {
        var dims = dataset.Space.Dimensions;
        var expected = components == 1 ? 1 : 2;
        if (dims.Length != expected || (expected == 2 && dims[1] != (ulong)components))
            throw new InvalidDataException($"dataset {name} has shape [{string.Join(", ", dims)}], not {components} per row");
        return dataset.Read<T[]>();
    }

    private static Type? ElementType(IH5Dataset dataset)
    {
        var type = dataset.Type;
        return type.Class switch
        {
            H5DataTypeClass.FloatingPoint when type.Size == 8 => typeof(double),
            H5DataTypeClass.FloatingPoint when type.Size == 4 => typeof(float),
            H5DataTypeClass.FixedPoint => (type.Size, type.FixedPoint.IsSigned) switch
            {
                (8, true) => typeof(long),
                (8, false) => typeof(ulong),
                (4, true) => typeof(int),
                (1, false) => typeof(byte),
                _ => null,
            },
            _ => null,
        };
    }
}
