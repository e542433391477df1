using LmpDem.Engine.Execution;

namespace LmpDem.Transport.Diffusion;

/// <summary>The arrays of one level in single precision.</summary>
internal sealed class MultigridLevel : IDisposable
{
    /// <summary>An empty level.</summary>
    /// <param name="shape">Shape.</param>
    public MultigridLevel(GridShape shape)
    {
        Shape = shape;
        Diagonal = new Column<float>(shape.Length);
        Value = new Column<float>(shape.Length);
        Other = new Column<float>(shape.Length);
        Source = new Column<float>(shape.Length);
        FaceX = new Column<float>(shape.Length);
        FaceY = new Column<float>(shape.Length);
        FaceZ = new Column<float>(shape.Length);
    }

    /// <summary>Shape.</summary>
    public GridShape Shape { get; }

    /// <summary>Sum of a cell's conductances, 0 in solid.</summary>
    public Column<float> Diagonal { get; }

    /// <summary>Correction.</summary>
    public Column<float> Value { get; private set; }

    /// <summary>The correction that a sweep writes.</summary>
    public Column<float> Other { get; private set; }

    /// <summary>Right-hand side.</summary>
    public Column<float> Source { get; }

    /// <summary>Conductance to the next cell along x.</summary>
    public Column<float> FaceX { get; }

    /// <summary>Conductance to the next cell along y.</summary>
    public Column<float> FaceY { get; }

    /// <summary>Conductance to the next cell along z.</summary>
    public Column<float> FaceZ { get; }

    /// <summary>Bytes held.</summary>
    public long Bytes => 7 * Diagonal.Bytes;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var column in new[] { Diagonal, Value, Other, Source, FaceX, FaceY, FaceZ }) column.Dispose();
    }
}
