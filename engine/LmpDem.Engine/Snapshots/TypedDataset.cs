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
        CheckTuples(dataset, name, components);
        return dataset.Read<T[]>();
    }

    /// <summary>Reads a dataset of any element type that a field may have, and of any number of tuples.</summary>
    public static Array Read(IH5Group group, string name, int components)
    {
        var dataset = group.Dataset(name);
        CheckTuples(dataset, name, components);
        return Read(dataset, name);
    }

    /// <summary>Reads a dataset of any element type that a field may have, and of a known shape.</summary>
    public static Array Read(IH5Group group, string name, ulong[] shape)
    {
        var dataset = group.Dataset(name);
        var dims = dataset.Space.Dimensions;
        if (!dims.AsSpan().SequenceEqual(shape))
            throw new InvalidDataException($"dataset {name} has shape [{string.Join(", ", dims)}], not [{string.Join(", ", shape)}]");
        return Read(dataset, name);
    }

    private static Array Read(IH5Dataset dataset, string name)
    {
        var type = ElementType(dataset);
        if (type == typeof(double)) return dataset.Read<double[]>();
        if (type == typeof(float)) return dataset.Read<float[]>();
        if (type == typeof(int)) return dataset.Read<int[]>();
        if (type == typeof(long)) return dataset.Read<long[]>();
        if (type == typeof(byte)) return dataset.Read<byte[]>();
        throw new InvalidDataException($"dataset {name} holds numbers of a type that fields do not have");
    }

    private static void CheckTuples(IH5Dataset dataset, string name, int components)
    {
        var dims = dataset.Space.Dimensions;
        var expected = components == 1 ? 1 : 2;
        if (dims.Length != expected || (expected == 2 && dims[1] != (ulong)components))
            throw new InvalidDataException($"dataset {name} has shape [{string.Join(", ", dims)}], not {components} per row");
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
