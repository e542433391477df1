using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.Transport.Ebac;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Networks;

/// <summary>The networks of a state and what was measured on them.</summary>
public sealed record MeasuredState
{
    /// <summary>The state.</summary>
    public required NetworkInput Input { get; init; }

    /// <summary>The criterion that the measures stand on.</summary>
    public required JunctionCriterion Criterion { get; init; }

    /// <summary>Metallic area by that criterion, one per junction; 0 where it insulates [m2].</summary>
    public required IReadOnlyList<double> MetallicArea { get; init; }

    /// <summary>Whether metallic contacts connect a body to the foil, one per body.</summary>
    public required IReadOnlyList<bool> Joined { get; init; }

    /// <summary>The layer in cut cells; null where pores are not measured.</summary>
    internal PoreMeasures? Pores { get; init; }

    /// <summary>Fraction of a beam's current that the copper collects, body by body.</summary>
    public required EbacMap Collected { get; init; }

    /// <summary>The EBAC picture of a section; null where pores are not measured.</summary>
    public EbacSection? Ebac { get; init; }

    /// <summary>How well the solves of the row ended.</summary>
    public IReadOnlyList<SolveCheck> Checks { get; init; } = [];

    /// <summary>A sentence on each solve that did not converge.</summary>
    public IEnumerable<string> Unconverged =>
        Checks.Where(c => !c.Converged).Select(c => $"{Input.Name}: {c}; the row of networks.csv is flagged (unconverged)");

    /// <summary>Row of networks.csv.</summary>
    public required IReadOnlyList<Field> Values { get; init; }

    /// <summary>Rows of further tables, by the name of the file; every row is led by the ratio reached.</summary>
    public IReadOnlyDictionary<string, NumberTable> Tables { get; init; } = new Dictionary<string, NumberTable>();

    /// <summary>A value of the row; null where it has none.</summary>
    /// <param name="name">Name of the value.</param>
    public double? Value(string name) =>
        Values.FirstOrDefault(f => f.Name == name)?.Values is double[] { Length: 1 } v && double.IsFinite(v[0]) ? v[0] : null;

    /// <summary>A row of summary.csv with what the networks add to it.</summary>
    /// <param name="row">The row.</param>
    public StateRow Complete(StateRow row) => row.With(Values);
}
