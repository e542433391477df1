using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Geometry;

namespace LmpDem.Dem.Stepping;

/// <content>The state in a checkpoint.</content>
public sealed partial class DemStepper
{
    /// <summary>
    /// Exchanges the state with a book. Only a stepper that was made of the same particles, walls and
    /// settings takes it up; radii and films are
    /// those of the start, and <see cref="Spheres"/> stay as they are until <see cref="Synchronize"/>.
    /// </summary>
    /// <param name="book">The book.</param>
    public void Exchange(StateBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        Step = book.Value("steps", Step);
        Friction = book.Value("friction", Friction);
        WallFriction = book.Value("wall_friction", WallFriction);
        Gravity = book.Value("gravity", Gravity);
        LocalDamping = book.Value("local_damping", LocalDamping);
        ViscousDamping = book.Value("viscous_damping", ViscousDamping);
        for (var t = 0; t < walls.Length; t++) walls[t] = Wall.Exchange(book, walls[t]);
        book.Values("wall_force", force.AsSpan());
        book.Values("wall_work", work.AsSpan());
        var pairs = book.Array<BondPair>("bonds", [.. kernel.BondPairs]);
        if (book.IsReading && pairs.Length > 0) kernel.SetBonds(new Bonds(bondSpec, pairs, particles.Count));
        kernel.Exchange(book);
    }
}
