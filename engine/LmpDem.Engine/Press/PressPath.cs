using LmpDem.Engine.Checkpoints;

namespace LmpDem.Engine.Press;

/// <summary>The way of a press so far: gap and pressure after every block in which it closed.</summary>
public sealed class PressPath : IKept
{
    private readonly List<(double Gap, double Pressure)> points = [];

    /// <summary>Gaps [m] and the pressures there [Pa], in order.</summary>
    public IReadOnlyList<(double Gap, double Pressure)> Points => points;

    /// <summary>Adds a point.</summary>
    /// <param name="gap">Gap [m].</param>
    /// <param name="pressure">Pressure [Pa].</param>
    public void Add(double gap, double pressure) => points.Add((gap, pressure));

    /// <inheritdoc/>
    public void Exchange(StateBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        book.List("press_path", points);
    }

    /// <summary>Puts a saved way in the place of this one.</summary>
    /// <param name="saved">Gaps [m] and pressures [Pa].</param>
    public void Restore(IEnumerable<(double Gap, double Pressure)> saved)
    {
        var copy = saved.ToArray();
        points.Clear();
        points.AddRange(copy);
    }

    /// <summary>
    /// Load over the width of the web if a gap were the nip's: the pressure over the entry side of the roll's profile [N/m].
    /// </summary>
    /// <param name="radius">Radius of the roll [m].</param>
    /// <param name="nip">The gap [m].</param>
    public double LineLoad(double radius, double nip)
    {
        var profile = new RollProfile(radius, nip);
        var load = 0.0;
        for (var i = 1; i < points.Count; i++)
        {
            var way = Math.Max(profile.Along(points[i - 1].Gap) - profile.Along(points[i].Gap), 0.0);
            load += 0.5 * (points[i].Pressure + points[i - 1].Pressure) * way;
        }

        return load;
    }
}
