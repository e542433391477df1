using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;

namespace LmpDem.FiniteVolume.Bodies;

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

    /// <summary>Friction at all walls but the first, which is the foil; unset: <see cref="WallFriction"/>.</summary>
    public double? PressFriction { get; init; }

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
