using LmpDem.Dem.Bodies;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Measures;

/// <summary>
/// A packing at one instant, held apart from the running stepper: what the rearrangement measures compare.
/// </summary>
public sealed class PackingState
{
    private PackingState(Box box, Vec3[] position, Vec3[] rotation, double[] radius, Contacts contacts, IReadOnlyList<Tool> tools, Vec3[] path)
    {
        Box = box;
        Count = position.Length;
        Position = position;
        Rotation = rotation;
        Radius = radius;
        Path = path;
        Contacts = contacts;
        Tools = [.. tools];
        (Bottom, Top) = Extent(Position, Radius, Tools);
    }

    /// <summary>Number of particles.</summary>
    public int Count { get; }

    /// <summary>The region.</summary>
    public Box Box { get; }

    /// <summary>Centres inside the box, one per particle [m].</summary>
    public Vec3[] Position { get; }

    /// <summary>Centres followed through the periodic sides since the first state of the chain, one per particle [m].</summary>
    public Vec3[] Path { get; }

    /// <summary>Rotation vectors accumulated since the start of the run, one per particle [rad].</summary>
    public Vec3[] Rotation { get; }

    /// <summary>Undeformed radii, one per particle [m].</summary>
    public double[] Radius { get; }

    /// <summary>The contacts that carry force.</summary>
    public Contacts Contacts { get; }

    /// <summary>The walls at that instant.</summary>
    public IReadOnlyList<Tool> Tools { get; }

    /// <summary>Lower face of the layer: the foil, or the lowest point of a sphere [m].</summary>
    public double Bottom { get; }

    /// <summary>Upper face of the layer: the highest point of a sphere, or the platen pressed below it [m].</summary>
    public double Top { get; }

    /// <summary>Height of the layer [m].</summary>
    public double Thickness => Top - Bottom;

    /// <summary>Sum of the particles' undeformed volumes [m3].</summary>
    public double SolidVolume
    {
        get
        {
            var volume = 0.0;
            foreach (var r in Radius) volume += VolumeOf(r);
            return volume;
        }
    }

    /// <summary>Copies the present of a packing.</summary>
    /// <param name="box">The region.</param>
    /// <param name="spheres">The particles; copied.</param>
    /// <param name="contacts">The contacts of that instant; kept, not copied.</param>
    /// <param name="tools">The walls; copied.</param>
    /// <param name="previous">The state before, from which particles are followed through the periodic sides; null at the start.</param>
    public static PackingState Capture(
        Box box, Spheres spheres, Contacts contacts, IReadOnlyList<Tool> tools, PackingState? previous = null)
    {
        if (previous is not null && previous.Count != spheres.Count)
            throw new ArgumentException($"{spheres.Count} particles do not follow {previous.Count} particles", nameof(spheres));
        var path = new Vec3[spheres.Count];
        for (var i = 0; i < path.Length; i++)
        {
            path[i] = previous is null
                ? spheres.Position[i]
                : previous.Path[i] + box.MinImage(spheres.Position[i] - previous.Position[i]);
        }

        return new PackingState(box, [.. spheres.Position], [.. spheres.Rotation], [.. spheres.Radius], contacts, tools, path);
    }

    /// <summary>Exchanges a packing with a book.</summary>
    /// <param name="book">The book.</param>
    /// <param name="state">The packing now; null where there is none, and not looked at where the book is read.</param>
    /// <returns>The packing after the exchange; null where there is none.</returns>
    public static PackingState? Exchange(StateBook book, PackingState? state)
    {
        ArgumentNullException.ThrowIfNull(book);
        if (!book.Value("is_packing", state is not null)) return null;
        var box = book.Value("box", state?.Box ?? default);
        var position = book.Array<Vec3>("position", state?.Position);
        var path = book.Array<Vec3>("path", state?.Path);
        var rotation = book.Array<Vec3>("rotation", state?.Rotation);
        var radius = book.Array<double>("radius", state?.Radius);
        var contacts = Contacts.Exchange(book, state?.Contacts);
        var tools = new List<Tool>(state?.Tools ?? []);
        book.Each("walls", tools, one => Tool.Exchange(book, one));
        return book.IsReading ? new PackingState(box, position, rotation, radius, contacts, tools, path) : state;
    }

    /// <summary>Volume of a sphere [m3].</summary>
    /// <param name="radius">Radius [m].</param>
    public static double VolumeOf(double radius) => 4.0 / 3.0 * Math.PI * radius * radius * radius;

    private static (double Bottom, double Top) Extent(Vec3[] position, double[] radius, IReadOnlyList<Tool> tools)
    {
        if (position.Length == 0) return (0.0, 0.0);
        var bottom = double.PositiveInfinity;
        var top = double.NegativeInfinity;
        for (var i = 0; i < position.Length; i++)
        {
            bottom = Math.Min(bottom, position[i].Z - radius[i]);
            top = Math.Max(top, position[i].Z + radius[i]);
        }

        foreach (var tool in tools)
        {
            // Only faces across the layer bound it: not side walls, nor a roll, before and behind which the layer is thicker.
            if (tool.Shape == ToolShape.Plane && tool.Axis.Z > 0.99) bottom = tool.Point.Z;
            else if (tool.Shape == ToolShape.Plane && tool.Axis.Z < -0.99) top = Math.Min(top, tool.Point.Z);
        }

        return (bottom, top);
    }
}
