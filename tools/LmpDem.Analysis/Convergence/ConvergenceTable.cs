using System.Globalization;
using System.Text;
using LmpDem.Analysis.Errors;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;
using LmpDem.Transport.Networks;

namespace LmpDem.Analysis.Convergence;

/// <summary>A run with one numerical setting coarser or finer than in the scenario.</summary>
/// <param name="Setting">Name of the setting ("mesh").</param>
/// <param name="Own">Its value in the scenario.</param>
/// <param name="Value">Its value in this run.</param>
/// <param name="IsFiner">Whether it is finer here.</param>
/// <param name="Rows">Rows of its summary.csv.</param>
public sealed record ConvergenceRun(string Setting, string Own, string Value, bool IsFiner, IReadOnlyList<StateRow> Rows)
{
    /// <summary>Setting and values in a few words.</summary>
    public string Label => $"{Setting} {Value}";
}

/// <summary>A headline quantity as a convergence study shows it.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsFraction">Whether its change is told in percentage points rather than in per cent of its value.</param>
public sealed record HeadlineQuantity(Quantity Quantity, string Name, bool IsFraction)
{
    /// <summary>Unit of a change.</summary>
    public string Unit => IsFraction ? "points" : "%";
}

/// <summary>A change at one state.</summary>
/// <param name="Row">The state in the scenario's own run.</param>
/// <param name="Own">The value there, in the unit of its column.</param>
/// <param name="Changed">The value in the other run.</param>
public readonly record struct ConvergenceChange(StateRow Row, double Own, double Changed)
{
    /// <summary>The change in percentage points of a fraction, or in per cent of the value; not finite where that is 0.</summary>
    /// <param name="quantity">The quantity.</param>
    public double In(HeadlineQuantity quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        return 100.0 * (Changed - Own) / (quantity.IsFraction ? 1.0 : Math.Abs(Own));
    }
}

/// <summary>What each numerical setting of a scenario costs its headline quantities.</summary>
/// <param name="own">Rows of the scenario's own run.</param>
/// <param name="runs">The runs with one setting changed.</param>
public sealed class ConvergenceTable(IReadOnlyList<StateRow> own, IReadOnlyList<ConvergenceRun> runs)
{
    /// <summary>A narrower or wider foil has another powder on it: its change is that of another sample, not of the numerics.</summary>
    public const string Foil = ErrorTable.Foil;

    private const double SameTarget = 1e-9;

    /// <summary>Rows of the scenario's own run.</summary>
    public IReadOnlyList<StateRow> Own { get; } = own;

    /// <summary>The other runs, as they were planned.</summary>
    public IReadOnlyList<ConvergenceRun> Runs { get; } = runs;

    /// <summary>The headline quantities that the scenario's own run has: those of the page and of the terminal.</summary>
    public IReadOnlyList<HeadlineQuantity> Quantities { get; } =
    [
        .. new HeadlineQuantity[]
        {
            new(Catalogue.Load, "load", false), new(ActivationOf(own), "activation", true), new(Catalogue.FilmOpen, "open film", true),
            new(Catalogue.PorosityOpen, "open porosity", true), new(Catalogue.TortuosityZ, "tortuosity", false),
        }.Where(q => own.Any(row => row[q.Quantity] is not null)),
    ];

    /// <summary>Those and every other number of a report that the scenario's own run has: the ones of the table.</summary>
    public IReadOnlyList<HeadlineQuantity> Written =>
    [
        .. Quantities,
        .. JunctionCriterion.All.Select(c => c.Activation).Append(Catalogue.FilmIntact).Select(q => new HeadlineQuantity(q, q.Name, true))
            .Concat(new[]
            {
                Catalogue.Thickness, Catalogue.Solids, Catalogue.Coordination, Catalogue.AreaLiCu, Catalogue.AreaLiLi, Catalogue.AreaIonic,
                Catalogue.OpenLiCu, Catalogue.OpenLiLi, Catalogue.OpenIonic,
            }.Select(q => new HeadlineQuantity(q, q.Name, false)))
            .Where(q => Quantities.All(k => k.Quantity != q.Quantity) && Own.Any(row => row[q.Quantity] is not null)),
    ];

    /// <summary>Names of the settings, in the order of the runs.</summary>
    public IEnumerable<string> Settings => Runs.Select(r => r.Setting).Distinct();

    /// <summary>The changes of a quantity in a run, state by state; those that one of the two runs lacks are left out.</summary>
    /// <param name="run">The run.</param>
    /// <param name="quantity">The quantity.</param>
    public IEnumerable<ConvergenceChange> Changes(ConvergenceRun run, HeadlineQuantity quantity)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(quantity);
        foreach (var row in Own)
        {
            var other = run.Rows.FirstOrDefault(r => IsSame(r, row));
            if (row[quantity.Quantity] is { } before && other?[quantity.Quantity] is { } after) yield return new(row, before, after);
        }
    }

    /// <summary>The largest change of a quantity in a run, with its sign; null where none is known.</summary>
    /// <param name="run">The run.</param>
    /// <param name="quantity">The quantity.</param>
    public double? Largest(ConvergenceRun run, HeadlineQuantity quantity) =>
        Changes(run, quantity).Select(c => c.In(quantity)).Where(double.IsFinite).Select(c => (double?)c).MaxBy(c => Math.Abs(c!.Value));

    /// <summary>
    /// The error bar of a setting: the largest change on making it finer, or, where that was not run, on making it coarser, which is more
    /// than the error where the results converge.
    /// </summary>
    /// <param name="setting">The setting.</param>
    /// <param name="quantity">The quantity.</param>
    public double? Error(string setting, HeadlineQuantity quantity)
    {
        var known = Runs.Where(r => r.Setting == setting).OrderByDescending(r => r.IsFiner).Select(r => Largest(r, quantity));
        return known.FirstOrDefault(c => c is not null) is { } change ? Math.Abs(change) : null;
    }

    /// <summary>The errors of all numerical settings together, as if they were independent; the foil's is none of them.</summary>
    /// <param name="quantity">The quantity.</param>
    public double? Together(HeadlineQuantity quantity)
    {
        double[] known = [.. Settings.Where(s => s != Foil).Select(s => Error(s, quantity)).OfType<double>()];
        return known.Length == 0 ? null : Math.Sqrt(known.Sum(e => e * e));
    }

    /// <summary>Writes every change as a table: one row per run, state and quantity, in the units of the columns of summary.csv.</summary>
    /// <param name="path">The file; it appears whole.</param>
    public void Write(string path)
    {
        var text = new StringBuilder("setting,own_value,value,finer,ratio_asked,pressure_asked_MPa,quantity,own,changed,change,unit\n");
        foreach (var run in Runs)
            foreach (var quantity in Written)
                foreach (var change in Changes(run, quantity))
                    text.Append(string.Join(',', run.Setting, Quoted(run.Own), Quoted(run.Value), run.IsFiner ? "1" : "0",
                        Number(change.Row[Catalogue.TargetCalenderingRatio]), Number(change.Row[Catalogue.TargetPressure]),
                        quantity.Quantity.Column, Number(change.Own), Number(change.Changed), Number(change.In(quantity)), quantity.Unit))
                        .Append('\n');
        WholeFile.WriteText(path, text.ToString());
    }

    // The criterion that networks stand on by default; spheres without film have the overlap law.
    private static Quantity ActivationOf(IReadOnlyList<StateRow> rows) =>
        rows.Any(r => r[JunctionCriterion.LocalExposure.Activation] is not null)
            ? JunctionCriterion.LocalExposure.Activation : JunctionCriterion.OverlapLaw.Activation;

    private static bool IsSame(StateRow a, StateRow b) =>
        Near(a[Catalogue.TargetCalenderingRatio], b[Catalogue.TargetCalenderingRatio])
        && Near(a[Catalogue.TargetPressure], b[Catalogue.TargetPressure]);

    private static bool Near(double? a, double? b) =>
        a is { } x && b is { } y ? Math.Abs(x - y) <= SameTarget * (1 + Math.Abs(x)) : a is null && b is null;

    private static string Number(double? value) =>
        value is { } v && double.IsFinite(v) ? v.ToString("R", CultureInfo.InvariantCulture) : "";

    private static string Quoted(string text) => text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text;
}
