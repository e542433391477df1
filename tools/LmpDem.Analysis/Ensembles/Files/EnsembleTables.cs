using LmpDem.Analysis.Ensembles.Statistics;

namespace LmpDem.Analysis.Ensembles.Files;

/// <summary>
/// The tables of an ensemble: members, states (tidy: a row per state of a member), statistics, and what is derived from them.
/// </summary>
public static class EnsembleTables
{
    /// <summary>Members with factors, seeds, state and reason.</summary>
    /// <param name="ensemble">The ensemble.</param>
    public static EnsembleTable Members(Ensemble ensemble)
    {
        EnsembleMember[] members = [.. ensemble.Members.Select(m => m.Member)];
        return new EnsembleTable("members",
        [
            Words("member", "name of the member", members.Select(m => m.Id)),
            .. ensemble.Factors.SelectMany((key, f) => (TableColumn[])
            [
                Words($"{key} (text)", $"{key} as the study writes it", members.Select(m => m.Factors[f].Text)),
                .. NumberOf(key, f, members),
            ]),
            .. Seeds(members),
            Words("result", "done, or what the member is", members.Select(m => m.State)),
            Words("message", "why it is not done", members.Select(m => m.Message ?? "")),
            Numbers("states", "1", "states with values", ensemble.Members.Select(m => (double)m.States.Count)),
            Numbers("last_ratio", "1", "largest calendering ratio achieved", ensemble.Members.Select(m => m.Last ?? double.NaN)),
            Words("folder", "folder of the run", members.Select(m => m.Folder)),
        ]);
    }

    /// <summary>A row per state of every member that is done; quantities in SI.</summary>
    /// <param name="ensemble">The ensemble.</param>
    public static EnsembleTable States(Ensemble ensemble)
    {
        var groups = ensemble.Groups.SelectMany(g => g.Members.Select(m => (m.Member.Id, g.Label))).ToDictionary(g => g.Id, g => g.Label);
        (EnsembleMember Member, EnsembleState State)[] rows = [.. ensemble.Members.SelectMany(m => m.States.Select(s => (m.Member, s)))];
        EnsembleMember[] members = [.. rows.Select(r => r.Member)];
        return new EnsembleTable("states",
        [
            Words("member", "name of the member", members.Select(m => m.Id)),
            Words("group", "what the members with the same factors share", members.Select(m => groups[m.Id])),
            .. ensemble.Factors.SelectMany((key, f) => NumberOf(key, f, members) is { Length: > 0 } number ? number
                : [Words(key, $"{key} as the study writes it", members.Select(m => m.Factors[f].Text))]),
            .. Seeds(members),
            Flags("state", "number of the state within the member, ratios rising; the opened layer last", rows.Select(r => r.State.Number)),
            Numbers("ratio_target", "1", "target calendering ratio, 1 - h/h0; missing where the state had none",
                rows.Select(r => r.State.Target ?? double.NaN)),
            Numbers("ratio_achieved", "1", "calendering ratio achieved, 1 - h/h0", rows.Select(r => r.State.Achieved)),
            Flags("target_missed", "1 where the press ended more than 0.005 before the target",
                rows.Select(r => r.State is { Target: { } t, Achieved: var a } && a < t - MemberStates.Slack ? 1 : 0)),
            Flags("opened", "1 for the layer after the press has opened, which belongs to no curve",
                rows.Select(r => r.State.IsOpened ? 1 : 0)),
            Flags("closed_pores", "1 where no pore leads through the layer: there is no tortuosity",
                rows.Select(r => r.State.HasClosedPores ? 1 : 0)),
            Flags("no_path", "1 where no body is connected to the collector: there is no path to it",
                rows.Select(r => r.State.HasNoPath ? 1 : 0)),
            .. ensemble.Columns.Select((c, k) => Numbers(c.Name, c.Unit, c.Quantity.Meaning, rows.Select(r => r.State.Values[k]))),
        ]);
    }

    /// <summary>
    /// A row per group, quantity and ratio; then one per group and criterion for the ratio at 50 % activation, without a ratio.
    /// </summary>
    /// <param name="analysis">The analysis.</param>
    public static EnsembleTable Statistics(EnsembleAnalysis analysis)
    {
        var rows = analysis.Points.Select(Row.Of).Concat(analysis.Halves.Select(Row.Of)).ToArray();
        return new EnsembleTable("statistics",
        [
            Words("group", "what the members have in common", rows.Select(r => r.Group)),
            Words("quantity", "name of the column, or ratio_at_half(CRITERION)", rows.Select(r => r.Quantity)),
            Words("unit", "unit of the values", rows.Select(r => r.Unit)),
            Numbers("ratio", "1", "calendering ratio; missing for the ratio at 50 % activation", rows.Select(r => r.Ratio)),
            Flags("n", "members with a value", rows.Select(r => r.N)),
            Flags("n_closed", "members that are closed there and have no value", rows.Select(r => r.Closed)),
            Flags("n_not_reached", "members that ended before the ratio; of ratio_at_half: before 50 % activation (censored)",
                rows.Select(r => r.NotReached)),
            Flags("n_not_measured", "members that were there but have no value", rows.Select(r => r.NotMeasured)),
            Flags("n_missing", "members without results", rows.Select(r => r.Missing)),
            Flags("n_over_calendered", "members whose press had saturated there", rows.Select(r => r.OverCalendered)),
            Numbers("mean", "", "mean of the values", rows.Select(r => r.Mean ?? double.NaN)),
            Numbers("standard_deviation", "", "standard deviation of the values, with n - 1", rows.Select(r => r.Deviation ?? double.NaN)),
            Numbers("t_lower", "", "lower end of the 95 % interval of the mean, Student's t",
                rows.Select(r => r.Student?.Lower ?? double.NaN)),
            Numbers("t_upper", "", "upper end of it", rows.Select(r => r.Student?.Upper ?? double.NaN)),
            Numbers("bootstrap_lower", "", "lower end of the 95 % interval of the mean, BCa bootstrap",
                rows.Select(r => r.Bootstrap?.Lower ?? double.NaN)),
            Numbers("bootstrap_upper", "", "upper end of it", rows.Select(r => r.Bootstrap?.Upper ?? double.NaN)),
            .. PointStatistics.Levels.Select((level, k) => Numbers(
                FormattableString.Invariant($"q{100 * level:00}"), "",
                    FormattableString.Invariant($"{100 * level:0} % quantile, closed and censored members above all values"),
                rows.Select(r => r.Quantiles[k] ?? double.NaN))),
            Numbers("median", "", "median; with censored members by the product-limit estimate", rows.Select(r => r.Median ?? double.NaN)),
            Numbers("median_lower", "", "lower end of the 95 % interval of the median, percentile bootstrap; of ratio_at_half only",
                rows.Select(r => r.MedianInterval.Lower ?? double.NaN)),
            Numbers("median_upper", "", "upper end of it; missing where it is beyond all members",
                rows.Select(r => r.MedianInterval.Upper ?? double.NaN)),
        ]);
    }

    /// <summary>The ratio at 50 % activation of every member by every criterion.</summary>
    /// <param name="analysis">The analysis.</param>
    public static EnsembleTable Thresholds(EnsembleAnalysis analysis)
    {
        (HalfActivation Half, MemberThreshold Member)[] rows = [.. analysis.Halves.SelectMany(h => h.Members.Select(m => (h, m)))];
        return new EnsembleTable("ratio_at_half",
        [
            Words("criterion", "criterion of a metallic contact", rows.Select(r => r.Half.Criterion.Key)),
            Words("group", "what the members have in common", rows.Select(r => r.Half.Group.Label)),
            Words("member", "name of the member", rows.Select(r => r.Member.Member.Id)),
            Numbers("ratio_at_half", "1", "lowest calendering ratio with 50 % activation; of a censored member the largest achieved",
                rows.Select(r => r.Member.Ratio)),
            Flags("censored", "1 where the member never gets there: its ratio is above", rows.Select(r => r.Member.IsCensored ? 1 : 0)),
        ]);
    }

    /// <summary>Variance by factor.</summary>
    /// <param name="analysis">The analysis.</param>
    public static EnsembleTable Variance(EnsembleAnalysis analysis)
    {
        (VarianceSplit Split, VarianceRow Row)[] rows = [.. analysis.Variance.SelectMany(s => s.Rows.Select(r => (s, r)))];
        return new EnsembleTable("variance",
        [
            Words("quantity", "name of the column, or ratio_at_half(CRITERION)", rows.Select(r => r.Split.Quantity)),
            Numbers("ratio", "1", "calendering ratio", rows.Select(r => r.Split.Ratio ?? double.NaN)),
            Words("method", "anova (type II), or given data (means over bins)", rows.Select(r => r.Split.Method)),
            Flags("n", "members with a value", rows.Select(r => r.Split.N)),
            Words("source", "factor, interactions, residual or total", rows.Select(r => r.Row.Source)),
            Numbers("sum_of_squares", "", "sum of squares", rows.Select(r => r.Row.SumOfSquares)),
            Flags("degrees_of_freedom", "degrees of freedom", rows.Select(r => r.Row.Freedom)),
            Numbers("F", "1", "mean square over that of the error", rows.Select(r => r.Row.F ?? double.NaN)),
            Numbers("p", "1", "probability of an F as large without any effect", rows.Select(r => r.Row.P ?? double.NaN)),
            Numbers("first_order", "1", "first-order index: fraction of the variance that the source explains by itself",
                rows.Select(r => r.Row.FirstOrder ?? double.NaN)),
            Numbers("first_order_lower", "1", "lower end of its 95 % bootstrap interval", rows.Select(r => r.Row.Lower ?? double.NaN)),
            Numbers("first_order_upper", "1", "upper end of it", rows.Select(r => r.Row.Upper ?? double.NaN)),
        ]);
    }

    /// <summary>All tables that have rows, as the HDF5 file holds them.</summary>
    /// <param name="analysis">The analysis.</param>
    public static IReadOnlyList<EnsembleTable> All(EnsembleAnalysis analysis) =>
    [
        .. ((EnsembleTable[])
        [
            Members(analysis.Ensemble), States(analysis.Ensemble), Statistics(analysis), Thresholds(analysis), Variance(analysis),
            .. analysis.Sizes is { } sizes ? SizeTables.Of(sizes) : [],
        ]).Where(t => t.Rows > 0),
    ];

    internal static TableColumn Words(string name, string meaning, IEnumerable<string> values) => new(name, "", meaning, values.ToArray());

    internal static TableColumn Numbers(string name, string unit, string meaning, IEnumerable<double> values) =>
        new(name, unit, meaning, values.ToArray());

    internal static TableColumn Flags(string name, string meaning, IEnumerable<int> values) => new(name, "1", meaning, values.ToArray());

    private static TableColumn[] NumberOf(string key, int factor, EnsembleMember[] members) =>
        members.All(m => m.Factors[factor].Number is not null)
        ? [Numbers(key, "SI", $"{key}, in SI", members.Select(m => m.Factors[factor].Number!.Value))]
        : [];

    private static IEnumerable<TableColumn> Seeds(EnsembleMember[] members) =>
        members.SelectMany(m => m.Seeds.Keys).Distinct().Select(name => new TableColumn(
            name == "seed" ? name : $"seed_{name}", "1", name == "seed" ? "seed" : $"seed of {name}",
            members.Select(m => m.Seeds.TryGetValue(name, out var seed) ? seed : 0).ToArray()));

    private sealed record Row(string Group, string Quantity, string Unit, double Ratio, int N)
    {
        public int Closed { get; init; }

        public int NotReached { get; init; }

        public int NotMeasured { get; init; }

        public int Missing { get; init; }

        public int OverCalendered { get; init; }

        public double? Mean { get; init; }

        public double? Deviation { get; init; }

        public Interval? Student { get; init; }

        public Interval? Bootstrap { get; init; }

        public IReadOnlyList<double?> Quantiles { get; init; } = [];

        public double? Median { get; init; }

        public (double? Lower, double? Upper) MedianInterval { get; init; }

        public static Row Of(PointStatistics p) => new(p.Group.Label, p.Column.Name, p.Column.Unit, p.Ratio, p.N)
        {
            Closed = p.Closed,
            NotReached = p.NotReached,
            NotMeasured = p.NotMeasured,
            Missing = p.Missing,
            OverCalendered = p.OverCalendered,
            Mean = p.Mean,
            Deviation = p.Deviation,
            Student = p.Student,
            Bootstrap = p.Bootstrap,
            Quantiles = p.Quantiles,
            Median = p.Median,
        };

        public static Row Of(HalfActivation h) => new(h.Group.Label, $"ratio_at_half({h.Criterion.Key})", "1", double.NaN, h.Reached.Count)
        {
            NotReached = h.Censored,
            NotMeasured = h.Group.Done.Count - h.Members.Count,
            Missing = h.Group.Members.Count - h.Group.Done.Count,
            Mean = h.Mean,
            Deviation = h.Deviation,
            Student = h.Student,
            Bootstrap = h.Bootstrap,
            Quantiles = h.Quantiles,
            Median = h.Median,
            MedianInterval = h.MedianInterval,
        };
    }
}
