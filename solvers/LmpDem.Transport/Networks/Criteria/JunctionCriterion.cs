using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Units;

namespace LmpDem.Transport.Networks;

/// <summary>Criterion by which a mechanical contact is metallic. A criterion is one type and one line of <see cref="All"/>.</summary>
public abstract class JunctionCriterion : INamedChoice
{
    /// <summary>Film broken on both sides (on the one at the foil): the paper's criterion.</summary>
    public static JunctionCriterion Fracture { get; } = new FractureCriterion();

    /// <summary>Film opened enough on both sides by the growth of the surface, after Bay 1979, 1983; thresholds are calibrated.</summary>
    public static JunctionCriterion FilmTheory { get; } = new FilmTheoryCriterion();

    /// <summary>
    /// Facing facets whose films have both opened by one threshold: Bay's film theory taken facet by facet; the threshold is calibrated.
    /// </summary>
    public static JunctionCriterion LocalExposure { get; } = new LocalExposureCriterion();

    /// <summary>Contact large enough relative to the smaller body, whatever its film: a control; its threshold is calibrated.</summary>
    public static JunctionCriterion ContactSize { get; } = new ContactSizeCriterion();

    /// <summary>By chance, more probable the deeper the overlap: a calibrated law for runs of spheres alone.</summary>
    public static JunctionCriterion OverlapLaw { get; } = new OverlapLawCriterion();

    /// <summary>All of them, in the order of tables and figures.</summary>
    public static IReadOnlyList<JunctionCriterion> All { get; } = [Fracture, FilmTheory, LocalExposure, ContactSize, OverlapLaw];

    /// <summary>The activation by this criterion, as tables and snapshots name it.</summary>
    public abstract Quantity Activation { get; }

    /// <summary>The criterion in some words, with what was fitted.</summary>
    public abstract string Label { get; }

    /// <summary>Heading of its activation in the table that a run ends with; null where that has no such column.</summary>
    public virtual string? Short => null;

    /// <summary>
    /// Place among the criteria that the report may stand on where the scenario names none that was computed; 0 is the best founded.
    /// </summary>
    public abstract int Rank { get; }

    /// <summary>Whether its thresholds were calibrated to the measured activation; else nothing is fitted.</summary>
    public virtual bool IsCalibrated => true;

    /// <summary>
    /// Whether it uses the film: then it does not apply to spheres with unresolved films, and intact films insulate everything.
    /// </summary>
    public virtual bool LooksAtFilm => true;

    /// <summary>
    /// Whether contacts conduct by chance: then activation is a mean over draws, and no single contact is metallic by itself.
    /// </summary>
    public virtual bool IsRandom => false;

    /// <inheritdoc/>
    public string Key => Activation.Name["activation_".Length..];

    /// <summary>Whether the junctions of a network have the data that the criterion uses.</summary>
    /// <param name="network">Bodies and junctions.</param>
    public virtual bool Knows(BodyNetwork network) => true;

    /// <summary>Metallic area of a junction, 0 where it insulates [m2].</summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="junction">The junction.</param>
    /// <param name="spec">Thresholds.</param>
    /// <exception cref="InvalidOperationException">Contacts conduct by chance (<see cref="IsRandom"/>).</exception>
    /// <exception cref="ArgumentException">The junction does not have the data that the criterion uses (<see cref="Knows"/>).</exception>
    public abstract double AreaOf(BodyNetwork network, Junction junction, CriteriaSpec spec);

    /// <summary>Metallic area, one per junction of a network, 0 where it insulates [m2].</summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="spec">Thresholds.</param>
    /// <exception cref="InvalidOperationException">Contacts conduct by chance.</exception>
    /// <exception cref="ArgumentException">A junction does not have the data that the criterion uses.</exception>
    public double[] AreasOf(BodyNetwork network, CriteriaSpec spec)
    {
        var areas = new double[network.Junctions.Count];
        for (var k = 0; k < areas.Length; k++) areas[k] = AreaOf(network, network.Junctions[k], spec);
        return areas;
    }

    /// <summary>The word of a scenario.</summary>
    public override string ToString() => Key;
}
