using LmpDem.Analysis.Figures;
using LmpDem.Analysis.References;
using LmpDem.Electrode.Quantities;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Describing;
using LmpDem.Scenarios.Reading;
using LmpDem.Transport.Networks;

namespace LmpDem.Cli;

/// <summary>Relations between the keys of a reference, and its names of figures, tables and keys of the scenario.</summary>
internal static class ReferenceChecks
{
    private static readonly string[] Criteria =
        [Statement.MainCriterion, .. JunctionCriterion.All.Select(c => c.Key)];

    private static readonly string[] Quantities = [.. Catalogue.All.SelectMany(q => (string[])[q.Name, q.SiColumn, q.Column]).Distinct()];

    /// <summary>Checks a reference whose keys are right by themselves.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="binder">Told of the faults.</param>
    public static void Run(Reference reference, SpecBinder binder)
    {
        if (reference.Activation is { } activation) Activation(activation, binder);
        for (var k = 0; k < reference.Statements.Count; k++) Check(reference.Statements[k], $"statements[{k}]", reference, binder);
        for (var k = 0; k < reference.Figures.Count; k++)
            Known(reference.Figures[k].Name, FigureRemark.Names, "figure", $"figures[{k}].name", binder);
        string[] keys = [.. SpecKey.Paths(typeof(Scenario))];
        for (var k = 0; k < reference.Given.Count; k++)
            Known(reference.Given[k].Key, keys, "key of the scenario", $"given[{k}].key", binder);
        for (var k = 0; k < reference.NotGiven.Count; k++)
        {
            var entry = reference.NotGiven[k];
            if (!keys.Any(key => Reference.Covers(entry, key))) Known(entry, keys, "key of the scenario", $"not_given[{k}]", binder);
        }
    }

    /// <summary>Checks that the thresholds were fitted to points that there are.</summary>
    /// <param name="activation">The measured activation with its points.</param>
    /// <param name="binder">Told of the faults.</param>
    public static void Calibrated(ReferenceActivation activation, SpecBinder binder)
    {
        for (var k = 0; k < activation.CalibratedAt.Count; k++)
            if (!activation.Points.Any(p => p.Point.IsAt(activation.CalibratedAt[k])))
                binder.Refuse($"activation.calibrated_at[{k}]", "nothing was measured at this ratio");
    }

    private static void Activation(ReferenceActivation activation, SpecBinder binder)
    {
        var points = activation.Points;
        if (points.Count > 0 == activation.Table.Length > 0)
            binder.Refuse("activation", "the measured values stand either in points or in the file that table names; give one of them");
        for (var k = 0; k < points.Count; k++)
        {
            var (p, key) = (points[k], $"activation.points[{k}]");
            if (k > 0 && p.Ratio <= points[k - 1].Ratio) binder.Refuse(key + ".ratio", "the ratios of the points must rise");
            if (p.Lower > p.Activation) binder.Refuse(key + ".lower", "lower lies above the activation of its point");
            if (p.Upper < p.Activation) binder.Refuse(key + ".upper", "upper lies below the activation of its point");
        }

        if (activation.Table.Length == 0) Calibrated(activation, binder);
        if (activation.SlopeRatio is not { } slopes) return;
        Range(slopes.Early, "activation.slope_ratio.early", binder);
        Range(slopes.Late, "activation.slope_ratio.late", binder);
    }

    private static void Range(IReadOnlyList<double> range, string key, SpecBinder binder)
    {
        if (range is not [var from, var to] || !(from < to)) binder.Refuse(key, "expected a lower and a higher ratio, such as [0, 25 %]");
    }

    private static void Check(Statement statement, string key, Reference reference, SpecBinder binder)
    {
        var rules = statement.AgreesIf.Rules().ToArray();
        if (rules.Length == 0)
        {
            var kinds = string.Join(", ", SpecKey.Of(typeof(AgreesIf)).Select(k => k.Name));
            binder.Refuse(key + ".agrees_if", $"no rule is given; there are {kinds}");
            return;
        }

        if (statement.Quantity.Length == 0 && rules.Any(r => r is not (OverCalenderedRule or ProfileRule)))
            binder.Refuse(key, "this rule judges a quantity; name its column as quantity");
        if (statement.Show.Count == 0 && rules[0] is not (RmsRule or ReachesRule or SlopeRule or OverCalenderedRule or ProfileRule))
            binder.Refuse(key, "this rule tells no values; say under show at which ratios they are shown");
        if (reference.Activation is null && rules.Any(r => r is RmsRule or ReachesRule or SlopeRule or NearMeasuredRule))
            binder.Refuse(key + ".agrees_if", "this rule compares with the measured activation, but the reference gives none");
        if (rules.Any(r => r is SlopeRule) && reference.Activation is { SlopeRatio: null })
            binder.Refuse(key + ".agrees_if.slope", "this rule needs the ranges of the slopes (key activation.slope_ratio)");
        if (statement.Criteria.Count > 0 && statement.Quantity != Statement.Activation)
            binder.Refuse(key + ".criteria", "only the quantity activation is judged by criterion");
        for (var k = 0; k < statement.Criteria.Count; k++)
            Known(statement.Criteria[k], Criteria, "criterion", $"{key}.criteria[{k}]", binder);
        Quantity(statement.Quantity, key + ".quantity", binder);
        if (statement.Older is { } older) Quantity(older.Quantity, key + ".older.quantity", binder);
        for (var k = 0; k < statement.Show.Count; k++) Quantity(statement.Show[k].Quantity, $"{key}.show[{k}].quantity", binder);
        for (var k = 0; k < statement.Show.Count; k++)
            if (statement.Show[k].At.Count == 0) binder.Refuse($"{key}.show[{k}].at", "no ratio is given");
        for (var k = 0; k < statement.AgreesIf.Levels.Count; k++)
        {
            var level = statement.AgreesIf.Levels[k];
            if (level.At.Count == 0 || (level.AtMost ?? level.AtLeast ?? level.Above) is null)
                binder.Refuse($"{key}.agrees_if.levels[{k}]", "a level needs ratios (at) and a bound: at_most, at_least or above");
        }

        if (statement.AgreesIf.Profile is not { } profile) return;
        if (profile.At.Count < 2) binder.Refuse(key + ".agrees_if.profile.at", "two ratios or more are needed");
        Known(profile.Table, NetworkFigures.OfProfiles.Select(p => p.Table), "table of profiles", key + ".agrees_if.profile.table", binder);
    }

    private static void Quantity(string? name, string key, SpecBinder binder)
    {
        if (name is { Length: > 0 } and not Statement.Activation) Known(name, Quantities, "quantity", key, binder);
    }

    private static void Known(string word, IEnumerable<string> allowed, string what, string key, SpecBinder binder)
    {
        var words = allowed.ToArray();
        if (words.Contains(word)) return;
        var close = Spelling.Closest(word, words);
        binder.Refuse(key, $"\"{word}\" is no {what}" + (close is not null ? $"; did you mean \"{close}\"?"
            : words.Length <= 40
                ? $"; there are {string.Join(", ", words)}"
                : $"; `lmpdem schema{(what == "quantity" ? " --quantities" : "")}` lists them"));
    }
}
