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
    private PackingState(
        Box box, Vec3[] position, Vec3[] rotation, double[] radius, Contacts contacts, IReadOnlyList<Wall> walls, Vec3[] path)
    {
        Box = box;
        Count = position.Length;
        Position = position;
        Rotation = rotation;
        Radius = radius;
        Path = path;
        Contacts = contacts;
        Walls = [.. walls];
        (Bottom, Top) = Extent(Position, Radius, Walls);
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
    public IReadOnlyList<Wall> Walls { get; }

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
    /// <param name="walls">The walls; copied.</param>
    /// <param name="previous">The state before, from which particles are followed through the periodic sides; null at the start.</param>
    public static PackingState Capture(
        Box box, Spheres spheres, Contacts contacts, IReadOnlyList<Wall> walls, PackingState? previous = null)
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

        return new PackingState(box, [.. spheres.Position], [.. spheres.Rotation], [.. spheres.Radius], contacts, walls, path);
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
        var walls = new List<Wall>(state?.Walls ?? []);
        book.Each("walls", walls, one => Wall.Exchange(book, one));
        return book.IsReading ? new PackingState(box, position, rotation, radius, contacts, walls, path) : state;
    }

    /// <summary>Volume of a sphere [m3].</summary>
    /// <param name="radius">Radius [m].</param>
    public static double VolumeOf(double radius) => 4.0 / 3.0 * Math.PI * radius * radius * radius;

    private static (double Bottom, double Top) Extent(Vec3[] position, double[] radius, IReadOnlyList<Wall> walls)
    {
        if (position.Length == 0) return (0.0, 0.0);
        var bottom = double.PositiveInfinity;
        var top = double.NegativeInfinity;
        for (var i = 0; i < position.Length; i++)
        {
            bottom = Math.Min(bottom, position[i].Z - radius[i]);
            top = Math.Max(top, position[i].Z + radius[i]);
        }

        foreach (var wall in walls)
        {
            // Only faces across the layer bound it: not side walls, nor a roll, before and behind which the layer is thicker.
            if (wall.Shape == WallShape.Plane && wall.Axis.Z > 0.99) bottom = wall.Point.Z;
            else if (wall.Shape == WallShape.Plane && wall.Axis.Z < -0.99) top = Math.Min(top, wall.Point.Z);
        }

        return (bottom, top);
    }
}

/// <summary>
/// Love-Weber stress of every particle: sigma = (1/V) sum f (x) b over its contacts, with f the force on the particle, b from
/// its centre to the contact point and V its own undeformed volume. Tension is positive, so a pressed particle has negative
/// diagonal components; <see cref="Pressure"/> is positive in compression. Inertia is left out (quasi-static states).
/// </summary>
public sealed class ParticleStress
{
    private readonly double[] volume;

    /// <summary>Sums the contact forces of a state.</summary>
    public ParticleStress(PackingState state)
    {
        var contacts = state.Contacts;
        Tensor = new Sym3[state.Count];
        volume = new double[state.Count];
        for (var c = 0; c < contacts.Count; c++)
        {
            var i = contacts.First[c];
            var force = contacts.Force[c];
            if (contacts.IsWall(c))
            {
                var wall = state.Walls[contacts.WallOf(c)];
                var toWall = -wall.Distance(state.Position[i]) * contacts.Normal[c];
                Tensor[i] += Sym3.Dyad(force, toWall);
                continue;
            }

            var j = contacts.Second[c];
            var branch = state.Box.MinImage(state.Position[j] - state.Position[i]); // from i to j
            var fraction = state.Radius[i] / (state.Radius[i] + state.Radius[j]); // the arms are in proportion to the radii
            Tensor[i] += Sym3.Dyad(force, fraction * branch);
            Tensor[j] += Sym3.Dyad(-force, (fraction - 1.0) * branch);
        }

        for (var i = 0; i < state.Count; i++)
        {
            volume[i] = PackingState.VolumeOf(state.Radius[i]);
            Tensor[i] = 1.0 / volume[i] * Tensor[i];
        }
    }

    /// <summary>Mean stress in the particle, tension positive, one per particle [Pa].</summary>
    public Sym3[] Tensor { get; }

    /// <summary>Pressure of a particle, compression positive [Pa].</summary>
    public double Pressure(int particle) => -Tensor[particle].Trace / 3.0;

    /// <summary>Mean stress of a region that holds all particles: sum of V sigma over the region's volume [Pa].</summary>
    /// <param name="regionVolume">Volume of the region, pores included [m3].</param>
    public Sym3 MeanOver(double regionVolume)
    {
        var sum = default(Sym3);
        for (var i = 0; i < Tensor.Length; i++) sum += volume[i] * Tensor[i];
        return 1.0 / regionVolume * sum;
    }
}
