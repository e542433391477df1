using LmpDem.Engine.Units;
using LmpDem.FiniteVolume.Laws;

namespace LmpDem.FiniteVolume.Compacting;

/// <summary>The finite-volume stage: bodies that deform plastically in a breaking film.</summary>
public sealed record CompactSpec
{
    /// <summary>Whether the stage runs; without it the discrete elements press to the end.</summary>
    [Parameter("whether deformable bodies take over from the discrete elements")]
    public bool Enabled { get; init; }

    /// <summary>Template of a body: zones along the edge of a cube face, layers from the inner block to the surface.</summary>
    [Parameter("mesh of a body, n,m: zones along the edge of a cube face, layers to the surface (4,3  5,3  6,4  8,5  10,6)")]
    public string Template { get; init; } = "5,3";

    /// <summary>Formulation of strain and stress in a zone.</summary>
    [Parameter("zones whose one stress and hourglass forces yield jointly, or of tetrahedra with a common pressure (the reference, 3.5 "
        + "times as slow)", Source = "Flanagan and Belytschko 1981; Marti and Cundall 1982")]
    public ZoneFormulation Formulation { get; init; }

    /// <summary>Hourglass modes of joint zones.</summary>
    [Parameter("hourglass modes of joint zones")]
    public HourglassSpec Hourglass { get; init; } = new();

    /// <summary>Whether larger bodies get finer templates, so that facets are alike in size.</summary>
    [Parameter("whether the template is for the median body and larger bodies get finer ones (facets alike in size)")]
    public bool GradeBySize { get; init; }

    /// <summary>Hand-off to the bodies.</summary>
    [Parameter("hand-off from the discrete elements")]
    public HandoffSpec Handoff { get; init; } = new();

    /// <summary>Steps in which the gap closes by a per cent at full speed.</summary>
    [Parameter("steps per per cent of closing at full speed", Min = 20, Max = 100000)]
    public double StepsPerPercent { get; init; } = 700;

    /// <summary>Largest ratio of unbalanced to applied nodal forces while closing; states are held to a fifth of it.</summary>
    [Parameter("largest unbalanced force ratio while closing, above which the press slows down; states are held to a fifth of it",
        Min = 1e-5, Max = 0.5)]
    public double MaxUnbalanced { get; init; } = 1e-2;

    /// <summary>Gap below which surfaces count as touching; unset: <see cref="RelativeContactGap"/> [m].</summary>
    [Parameter("gap below which surfaces count as touching; left out: by relative_contact_gap", Unit = "um", Min = 1e-4, Max = 100)]
    public double? ContactGap { get; init; }

    /// <summary>Gap below which surfaces count as touching, over the median radius of the powder by volume.</summary>
    [Parameter("gap below which surfaces count as touching, over the powder's median radius by volume (where contact_gap is left out)",
        Min = 1e-4, Max = 0.2)]
    public double RelativeContactGap { get; init; } = 0.01;

    /// <summary>Slope of the yield strength over the plastic strain [Pa].</summary>
    [Parameter("linear hardening of the bodies", Unit = "MPa", Min = 0, Max = 1e5)]
    public double Hardening { get; init; }

    /// <summary>Exponent of rate dependence; 0: rate independent.</summary>
    [Parameter("exponent n of rate dependence, flow stress ~ rate^(1/n); 0: rate independent", Min = 0, Max = 1000,
        Source = "LePage et al. 2019: 6.55 for Li")]
    public double RateExponent { get; init; }

    /// <summary>Strain rate at which the flow stress is the yield strength [1/s].</summary>
    [Parameter("strain rate at which the flow stress is the yield strength", Unit = "1/s", Min = 1e-8, Max = 1e6)]
    public double ReferenceRate { get; init; } = 0.02;

    /// <summary>Coulomb friction where bare Li touches bare Li or Cu; unset: that of the films.</summary>
    [Parameter("friction of bare Li on bare Li or Cu; left out: that of the films", Min = 0, Max = 10)]
    public double? BareFriction { get; init; }

    /// <summary>The foil under the bodies.</summary>
    [Parameter("the foil under the bodies")]
    public FoilSpec Foil { get; init; } = new();
}

/// <summary>The copper foil: rigid, or a slab of its own that shows embossing.</summary>
public sealed record FoilSpec
{
    /// <summary>Whether the foil deforms.</summary>
    [Parameter("whether the foil is an elastic-plastic slab (else rigid)")]
    public bool Deformable { get; init; }

    /// <summary>Young's modulus [Pa].</summary>
    [Parameter("Young's modulus of the foil", Unit = "GPa", Min = 0.01, Max = 1000,
        Source = "Zhu 2014, doi 10.1039/c4ra07675c (electrolytic Cu)")]
    public double YoungsModulus { get; init; } = 70e9;

    /// <summary>Poisson's ratio.</summary>
    [Parameter("Poisson's ratio of the foil", Min = 0, Max = 0.49, Source = "handbook")]
    public double PoissonRatio { get; init; } = 0.34;

    /// <summary>Yield strength [Pa].</summary>
    [Parameter("yield strength of the foil", Unit = "MPa", Min = 0.01, Max = 1e5, Source = "thin foil literature, 150-350 MPa")]
    public double YieldStrength { get; init; } = 220e6;
}

/// <summary>Hand-off from the discrete elements to deformable bodies.</summary>
public sealed record HandoffSpec
{
    /// <summary>Mean overlap of the contacts over the radius at which rearrangement counts as over.</summary>
    [Parameter("mean overlap over radius at which deformable bodies take over (where no ratio is named)", Min = 1e-4, Max = 0.2)]
    public double MeanOverlap { get; init; } = 0.02;

    /// <summary>Calendering ratio at which deformable bodies take over; unset: by <see cref="MeanOverlap"/>.</summary>
    [Parameter("calendering ratio at which deformable bodies take over; left out: at mean_overlap", Min = 0, Max = 0.4)]
    public double? Ratio { get; init; }
}
