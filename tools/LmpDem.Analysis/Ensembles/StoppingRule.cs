using System.Globalization;
using System.Text.RegularExpressions;
using LmpDem.Analysis.Ensembles.Statistics;
using LmpDem.Electrode.Quantities;
using LmpDem.Transport.Networks;

namespace LmpDem.Analysis.Ensembles;

/// <summary>What a stopping rule says of a group.</summary>
/// <param name="Group">Label of the group.</param>
/// <param name="N">Members with a value.</param>
/// <param name="Width">Full width of the 95 % t interval of the mean, in SI; null with fewer than two values or with censored
/// members.</param>
/// <param name="Limit">Width asked, in SI.</param>
/// <param name="IsMet">Whether it is narrow enough.</param>
/// <param name="Needed">Members needed in all, if the standard deviation stays what it is; null where it is not known.</param>
/// <param name="NeededRange">The same at both ends of the 95 % interval of the standard deviation; null where it is not known.</param>
/// <param name="Next">Members to run next: those of the study that are not done, then new seeds.</param>
/// <param name="Remark">Why nothing can be said; null otherwise.</param>
public sealed record StoppingOutcome(
    string Group, int N, double? Width, double Limit, bool IsMet, int? Needed, (int Few, int Many)? NeededRange, IReadOnlyList<string> Next,
    string? Remark)
{
    /// <summary>Members that are still needed; null where it is not known.</summary>
    public int? More => IsMet ? 0 : Needed is { } needed ? Math.Max(1, needed - N) : null;
}

/// <summary>When an ensemble has members enough: the 95 % t interval of a mean is narrower than a given width.</summary>
public sealed partial class StoppingRule
{
    private const int MostListed = 24;

    private readonly JunctionCriterion? criterion;
    private readonly Quantity? quantity;
    private readonly double ratio;
    private readonly double limit;
    private readonly bool isRelative;

    private StoppingRule(string text, JunctionCriterion? criterion, Quantity? quantity, double ratio, double limit, bool isRelative)
    {
        Text = text;
        (this.criterion, this.quantity, this.ratio, this.limit, this.isRelative) = (criterion, quantity, ratio, limit, isRelative);
    }

    /// <summary>The rule as it was written.</summary>
    public string Text { get; }

    /// <summary>
    /// Reads a rule: "ratio_at_half &lt; 1 pt", "ratio_at_half(film_theory) &lt; 0.5 pt", "load@0.4 &lt; 5 %",
    /// "activation_local_exposure@0.35 &lt; 4 pt".
    /// A point (pt) is a hundredth of a pure number; % is of the mean; a bare number is in SI.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">It is no rule; says what is expected.</exception>
    public static StoppingRule Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
            throw new FormatException(
                $"expected QUANTITY < WIDTH, for example \"ratio_at_half < 1 pt\" or \"load@0.4 < 5 %\", but \"{text}\" was found");
        var (name, of, at, unit) = (match.Groups["name"].Value, match.Groups["of"].Value, match.Groups["at"].Value,
            match.Groups["unit"].Value);
        var width = double.Parse(match.Groups["width"].Value, CultureInfo.InvariantCulture);
        if (!(width > 0.0)) throw new FormatException($"\"{text}\": the width must be above 0");
        var limit = unit.Length == 0 ? width : 0.01 * width;
        if (name == "ratio_at_half")
        {
            if (at.Length > 0) throw new FormatException($"\"{text}\": ratio_at_half is a ratio itself and takes no @");
            JunctionCriterion? criterion = null;
            if (of.Length > 0)
                criterion = JunctionCriterion.All.FirstOrDefault(c => c.Key == of)
                    ?? throw new FormatException($"\"{text}\": no criterion is called {of}; there are "
                        + $"{string.Join(", ", JunctionCriterion.All.Select(c => c.Key))}");
            return new StoppingRule(text, criterion, null, 0.0, limit, unit == "%");
        }

        var quantity = Catalogue.Find(name)
            ?? throw new FormatException($"\"{text}\": no quantity is called {name}; "
                + "`lmpdem schema --quantities` lists them, beside ratio_at_half");
        if (of.Length > 0) throw new FormatException($"\"{text}\": a criterion in brackets goes with ratio_at_half only");
        if (at.Length == 0) throw new FormatException($"\"{text}\": at which ratio? Write for example \"{name}@0.4 < "
            + $"{match.Groups["width"].Value} {unit}\"");
        if (unit == "pt" && quantity.Unit != "1")
            throw new FormatException($"\"{text}\": {name} has the unit {quantity.Unit}, and points are of a pure number; "
                + "give % of the mean, or a number in SI");
        return new StoppingRule(text, null, quantity, double.Parse(at, CultureInfo.InvariantCulture), limit, unit == "%");
    }

    /// <summary>What it says of every group.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="halves">Ratios at 50 % activation.</param>
    public IReadOnlyList<StoppingOutcome> Judge(Ensemble ensemble, IReadOnlyList<HalfActivation> halves)
    {
        var main = criterion ?? halves.Select(h => h.Criterion).MinBy(c => c.Rank);
        return [.. ensemble.Groups.Select(group =>
            Judge(group, ensemble, halves.FirstOrDefault(h => h.Group == group && h.Criterion == main)))];
    }

    private StoppingOutcome Judge(EnsembleGroup group, Ensemble ensemble, HalfActivation? half)
    {
        IReadOnlyList<double> values = [];
        if (quantity is null)
        {
            values = half?.Reached ?? [];
            if (half?.Censored > 0) return Unknown($"{half.Censored} of {half.Members.Count} members never get to 50 % activation, so "
                + $"the mean is not known");
        }
        else
        {
            var column = ensemble.IndexOf(quantity);
            if (column < 0) return Unknown($"no member has {quantity.Name}");
            var found = group.Done.Select(m => m.PlaceOf(ratio).ValueOf(column, ensemble.Columns[column].Closes)).ToArray();
            values = [.. found.Where(f => f.Absence == Absence.None).Select(f => f.Value)];
            if (found.Count(f => f.Absence == Absence.Closed) is var closed and > 0)
                return Unknown($"{closed} of {found.Length} members are closed there, so the mean is not that of the electrode");
        }

        if (Sample.StudentInterval([.. values]) is not { } interval) return Unknown($"{values.Count} members have a value, and an "
            + $"interval needs two");
        var width = isRelative ? limit * Math.Abs(values.Average()) : limit;
        var isMet = interval.Width < width;
        var deviation = Sample.Deviation([.. values])!.Value;
        var ends = Sample.DeviationInterval(deviation, values.Count);
        var needed = width > 0.0 ? Sample.NeededFor(deviation, width) : null;
        (int, int)? range = width > 0.0 && Sample.NeededFor(ends.Lower, width) is { } few
            && Sample.NeededFor(ends.Upper, width) is { } many ? (few, many) : null;
        var more = isMet ? 0 : Math.Max(1, (needed ?? values.Count + 1) - values.Count);
        return new StoppingOutcome(group.Label, values.Count, interval.Width, width, isMet, needed, range, Next(group, more), null);

        StoppingOutcome Unknown(string remark) => new(group.Label, values.Count, null, limit, false, null, null, Next(group, 1), remark);
    }

    // Members of the study that are not done come first; then seeds that follow the largest one.
    private static List<string> Next(EnsembleGroup group, int more)
    {
        if (more == 0) return [];
        var open = group.Members.Where(m => m.States.Count == 0).Select(m => m.Member).Take(Math.Min(more, MostListed))
            .Select(m => $"{m.Id} ({m.State})").ToList();
        var fresh = more - group.Members.Count(m => m.States.Count == 0);
        if (fresh <= 0) return open;
        foreach (var name in group.Members.SelectMany(m => m.Member.Seeds.Keys).Distinct())
        {
            var largest = group.Members.Max(m => m.Member.Seeds.TryGetValue(name, out var seed) ? seed : 0);
            if (largest > ulong.MaxValue - (ulong)fresh) continue;
            var (from, to) = (largest + 1, largest + (ulong)fresh);
            open.Add(fresh == 1 ? $"new: {name} {from}" : $"new: {name} {from} to {to}");
        }

        return open;
    }

    [GeneratedRegex(
        @"^\s*(?<name>[A-Za-z0-9_]+)\s*(\(\s*(?<of>[a-z_]+)\s*\))?\s*(@\s*(?<at>0?\.\d+|0|1))?"
        + @"\s*<\s*(?<width>\d+(\.\d+)?|\.\d+)\s*(?<unit>pt|%)?\s*$")]
    private static partial Regex Form();
}
