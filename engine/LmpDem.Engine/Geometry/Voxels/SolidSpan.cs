using System.Numerics;

namespace LmpDem.Engine.Geometry.Voxels;

/// <summary>A piece of a scan line inside a body.</summary>
/// <param name="Line">Line of the row.</param>
/// <param name="Body">The body.</param>
/// <param name="Low">Where the line enters, along the line [m].</param>
/// <param name="High">Where it leaves [m].</param>
/// <param name="NormalLow">Outward normal of length one where it enters.</param>
/// <param name="NormalHigh">Outward normal where it leaves.</param>
internal readonly record struct SolidSpan(int Line, int Body, double Low, double High, Vector3 NormalLow, Vector3 NormalHigh) : IComparable<SolidSpan>
{
    /// <summary>By line, then upward, then by body: an order that no thread changes.</summary>
    public int CompareTo(SolidSpan other)
    {
        if (Line != other.Line) return Line.CompareTo(other.Line);
        if (Low != other.Low) return Low.CompareTo(other.Low);
        return Body != other.Body ? Body.CompareTo(other.Body) : High.CompareTo(other.High);
    }

    /// <summary>The same piece of an image.</summary>
    public SolidSpan Shifted(double by) => this with { Low = Low + by, High = High + by };
}
