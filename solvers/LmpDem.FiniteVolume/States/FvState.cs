using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Geometry;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Boundaries;
using LmpDem.FiniteVolume.Contact;
using LmpDem.FiniteVolume.Laws;

namespace LmpDem.FiniteVolume.States;

/// <summary>Everything carried from step to step: meshes and their values, contacts, and boundaries.</summary>
internal sealed class FvState : IDisposable, IKept
{
    private Drag drag = Drag.Usual;

    /// <summary>Takes over bodies.</summary>
    /// <param name="bodies">Bodies.</param>
    /// <param name="box">Region.</param>
    /// <param name="walls">Walls; velocities in m per step.</param>
    /// <param name="settings">Material, film, friction, foil.</param>
    /// <param name="hasFilm">Whether any body has a film.</param>
    public FvState(BodySet bodies, Box box, IReadOnlyList<Wall> walls, FvSettings settings, bool hasFilm)
    {
        Bodies = bodies;
        Box = box;
        Settings = settings;
        HasFilm = hasFilm;
        Contacts = new BodyContacts(bodies, box, new ContactRules { Friction = settings.Friction, BareFriction = settings.BareFriction });
        if (settings.Foil is { } copper) Foil = new FoilBoundary(bodies, box, settings.FoilThickness, copper, settings.WallFriction);
        Walls = new WallBoundary(bodies, walls, settings, Foil is null ? 0 : 1);
        PrescribedVelocities = new PrescribedVelocities(bodies);
        FacetPressures = new FacetPressures(bodies);
    }

    /// <summary>Steps so far.</summary>
    public long Step { get; set; }

    /// <summary>Step at which the mean of contact pressures and loads begins.</summary>
    public long MeasureBegan { get; set; }

    /// <summary>Bodies in their bundles.</summary>
    public BodySet Bodies { get; }

    /// <summary>Contacts between bodies.</summary>
    public BodyContacts Contacts { get; }

    /// <summary>Walls and their loads.</summary>
    public WallBoundary Walls { get; }

    /// <summary>Deformable foil; null: the foil is the first wall, rigid.</summary>
    public FoilBoundary? Foil { get; }

    /// <summary>Nodes that tests lead.</summary>
    public PrescribedVelocities PrescribedVelocities { get; }

    /// <summary>Pressures that tests put on facets.</summary>
    public FacetPressures FacetPressures { get; }

    /// <summary>Region.</summary>
    public Box Box { get; }

    /// <summary>Material, film, friction, foil.</summary>
    public FvSettings Settings { get; }

    /// <summary>Whether any body has a film.</summary>
    public bool HasFilm { get; }

    /// <summary>Whether facets of the film above their strength break: after it was set.</summary>
    public bool MayBreak { get; set; }

    /// <summary>Whether the stress-free zones grow.</summary>
    public bool Swelling { get; set; }

    /// <summary>Damping of velocities; one with memory begins with the present velocities.</summary>
    public Drag Drag
    {
        get => drag;
        set
        {
            if (value.Memory > 0.0 && drag.Memory <= 0.0)
            {
                foreach (var bundle in Bodies.Bundles) bundle.BeginTrend();
            }

            drag = value;
        }
    }

    /// <summary>
    /// Exchanges everything that steps change with a book; prescribed velocities and pressures, which only tests use, are none of it.
    /// </summary>
    public void Exchange(StateBook book)
    {
        // Names the order of a large crowd, which another version may have kept otherwise.
        if (Bodies.Count > BodyAssembly.Crowd) book.Values("order_by_place", Bodies.Ids.AsSpan());
        Step = book.Value("steps", Step);
        MayBreak = book.Value("may_break", MayBreak);
        Swelling = book.Value("swelling", Swelling);
        MeasureBegan = book.Value("measure_began", MeasureBegan);
        book.Value("drag", ref drag);
        foreach (var bundle in Bodies.Bundles) bundle.Exchange(book);
        Contacts.Exchange(book);
        Walls.Exchange(book);
        Foil?.Exchange(book);
    }

    /// <summary>Bytes of all state and lists.</summary>
    public long Bytes => Bodies.Bytes + Contacts.Bytes + Walls.Bytes;

    /// <inheritdoc/>
    public void Dispose()
    {
        Bodies.Dispose();
        Contacts.Dispose();
        Walls.Dispose();
        Foil?.Dispose();
    }
}
