using System.Globalization;
using LmpDem.Engine.Tables;
using ScottPlot;

namespace LmpDem.Analysis.Figures;

/// <summary>Time and peak memory of the program over the size of the problem, on logarithmic axes.</summary>
public static class ScalingFigure
{
    private static readonly (string Problem, string Legend, Color Color, MarkerShape Marker)[] Series =
    [
        (ScalingRow.Bodies, "a body and step", FigureStyle.Blue, MarkerShape.FilledCircle),
        (ScalingRow.Spheres, "a sphere and step", FigureStyle.Vermilion, MarkerShape.FilledSquare),
        (ScalingRow.Voxels, "a voxel and solve", FigureStyle.Green, MarkerShape.FilledTriangleUp),
    ];

    /// <summary>Draws the two figures.</summary>
    /// <param name="rows">Measured rows.</param>
    public static IReadOnlyList<Figure> Draw(IReadOnlyList<ScalingRow> rows) =>
    [
        Draw("scaling_time", "Time over the size of the problem", "time (ns)", rows, r => r.NanosecondsPerUnit, "ns_per_unit_and_step"),
        Draw("scaling_memory", "Memory over the size of the problem", "peak memory of the process (MB)", rows, r => r.PeakMemoryBytes / 1e6,
            "peak_memory_MB"),
    ];

    private static Figure Draw(
        string name, string title, string axis, IReadOnlyList<ScalingRow> rows, Func<ScalingRow, double> value, string column)
    {
        var plot = FigureStyle.Blank(title, "bodies, spheres or voxels", axis);
        var numbers = new NumberTable(["count", .. Series.Select(s => $"{column}_{s.Problem}")]);
        foreach (var (k, series) in Series.Index())
        {
            var own = rows.Where(r => r.Problem == series.Problem && value(r) > 0.0).OrderBy(r => r.Count).ToArray();
            if (own.Length == 0) continue;
            FigureStyle.Series(
                plot, [.. own.Select(r => Math.Log10(r.Count))], [.. own.Select(r => Math.Log10(value(r)))], series.Color, series.Marker,
                series.Legend);
            foreach (var row in own) numbers.Add([row.Count, .. Series.Select((_, n) => n == k ? value(row) : (double?)null)]);
        }

        plot.Axes.Bottom.TickGenerator = Decades();
        plot.Axes.Left.TickGenerator = Decades();
        FigureStyle.LegendBelow(plot);
        return new Figure(name, plot, numbers);
    }

    private static ScottPlot.TickGenerators.NumericManual Decades()
    {
        var ticks = new ScottPlot.TickGenerators.NumericManual();
        for (var power = -3; power <= 12; power++)
            ticks.AddMajor(power, power is >= 0 and < 6 ? Math.Pow(10, power).ToString("#,0", CultureInfo.InvariantCulture) : $"1e{power}");
        return ticks;
    }
}

/// <summary>A row of the scaling table.</summary>
/// <param name="Problem">What is counted.</param>
/// <param name="Count">How many of it.</param>
/// <param name="Threads">Worker threads.</param>
/// <param name="Device">Where bodies were computed; "cpu": on the cores of the processor.</param>
/// <param name="Steps">Steps that were timed; 1: a solve.</param>
/// <param name="Seconds">Wall time of these steps [s].</param>
/// <param name="PeakMemoryBytes">Largest resident memory of the process, preparation and runtime included [bytes].</param>
/// <param name="WallSeconds">Wall time of the whole process [s].</param>
public sealed record ScalingRow(
    string Problem, long Count, int Threads, string Device, int Steps, double Seconds, double PeakMemoryBytes, double WallSeconds)
{
    /// <summary>Deformable bodies.</summary>
    public const string Bodies = "bodies";

    /// <summary>Spheres of the discrete element method.</summary>
    public const string Spheres = "spheres";

    /// <summary>Voxels of the diffusion through the pores, solid ones included.</summary>
    public const string Voxels = "voxels";

    /// <summary>Wall time of a unit in a step, or in the solve [ns].</summary>
    public double NanosecondsPerUnit => 1e9 * Seconds / ((double)Count * Steps);
}
