using System.Diagnostics;
using LmpDem.Engine.Checkpoints;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Contact;
using LmpDem.FiniteVolume.Laws;

namespace LmpDem.FiniteVolume.Stepping;

/// <summary>Settings of a stepper of deformable bodies besides bodies, region and walls.</summary>
public sealed record FvSettings
{
    /// <summary>Bulk of the bodies.</summary>
    public required PlasticMaterial Material { get; init; }

    /// <summary>Mechanics of the film.</summary>
    public FilmMechanicsSpec Film { get; init; } = new();

    /// <summary>Formulation of strain and stress in a zone.</summary>
    public ZoneFormulation Formulation { get; init; }

    /// <summary>Hourglass modes of joint zones.</summary>
    public HourglassSpec Hourglass { get; init; } = new();

    /// <summary>Mesh of a body (of the median one where graded).</summary>
    public TemplateSize Template { get; init; } = new(5, 3);

    /// <summary>Whether larger bodies get finer templates.</summary>
    public bool GradeBySize { get; init; }

    /// <summary>Whether meshes are turned at random (else aligned with the axes).</summary>
    public bool Orient { get; init; } = true;

    /// <summary>Whether bodies ignore each other and touch only the walls.</summary>
    public bool Isolated { get; init; }

    /// <summary>Friction between bodies.</summary>
    public double Friction { get; init; }

    /// <summary>Friction at walls.</summary>
    public double WallFriction { get; init; }

    /// <summary>Friction where both sides are bare; unset: <see cref="Friction"/>.</summary>
    public double? BareFriction { get; init; }

    /// <summary>Material of a deformable foil under the bodies, with its surface initially at z = 0; null: the first wall, rigid.</summary>
    public PlasticMaterial? Foil { get; init; }

    /// <summary>Thickness of a deformable foil [m].</summary>
    public double FoilThickness { get; init; } = 11e-6;

    /// <summary>Gap below which a facet counts as in contact [m].</summary>
    public double ContactGap { get; init; } = 0.1e-6;

    /// <summary>Seed of orientation and film strength.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Seed of orientation; null: <see cref="Seed"/>.</summary>
    public ulong? MeshSeed { get; init; }

    /// <summary>Worker threads; no result depends on it.</summary>
    public int Threads { get; init; } = 1;
}

/// <summary>
/// When contacts are searched next: the interval follows the farthest way of a surface node, so that half the margin is kept.
/// </summary>
/// <param name="workers">Number of workers.</param>
internal sealed class SearchSchedule(int workers) : IKept
{
    private const int Longest = 200;
    private const int Shortest = 20;

    private readonly double[] ways = new double[workers];
    private long next, interval = 100;

    /// <inheritdoc/>
    public void Exchange(StateBook book)
    {
        book.Value("next_search", ref next);
        book.Value("search_interval", ref interval);
    }

    /// <summary>Whether contacts are to be searched before a step.</summary>
    public bool IsDue(long step) => step >= Volatile.Read(ref next);

    /// <summary>Notes the farthest way of a worker's nodes since the last search, over the size of their facets.</summary>
    public void Note(int worker, double way) => ways[worker] = way;

    /// <summary>Plans the next search, when all workers have noted their ways.</summary>
    /// <param name="step">Step of the present search.</param>
    public void PlanNext(long step)
    {
        var way = ways.Max() / ContactRules.MarginFraction;
        if (way > 0.25) interval = Math.Max(interval / 2, Shortest);
        else if (way < 0.1) interval = Math.Min(interval * 2, Longest);
        Volatile.Write(ref next, step + interval);
    }
}

/// <summary>Time that the first thread spent in the phases of the step.</summary>
public sealed class PhaseTimes
{
    private long last;
    private long zones, film, contact, motion;

    /// <summary>Seconds in the zone kernel.</summary>
    public double ZoneSeconds => Stopwatch.GetElapsedTime(0, zones).TotalSeconds;

    /// <summary>Seconds in the film.</summary>
    public double FilmSeconds => Stopwatch.GetElapsedTime(0, film).TotalSeconds;

    /// <summary>Seconds in contacts of bodies and walls, waiting included.</summary>
    public double ContactSeconds => Stopwatch.GetElapsedTime(0, contact).TotalSeconds;

    /// <summary>Seconds in the check of the film and the motion of nodes.</summary>
    public double MotionSeconds => Stopwatch.GetElapsedTime(0, motion).TotalSeconds;

    /// <summary>Forgets all times.</summary>
    public void Clear() => zones = film = contact = motion = 0;

    internal void Begin() => last = Stopwatch.GetTimestamp();

    internal void Zones() => Take(ref zones);

    internal void Film() => Take(ref film);

    internal void Contact() => Take(ref contact);

    internal void Motion() => Take(ref motion);

    private void Take(ref long sum)
    {
        var now = Stopwatch.GetTimestamp();
        sum += now - last;
        last = now;
    }
}
