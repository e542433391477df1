using LmpDem.Engine.Tables;
using LmpDem.Scenarios.Describing;
using LmpDem.Scenarios.Runs;
using LmpDem.Transport.Networks;
using MathNet.Numerics.Distributions;

namespace LmpDem.Scenarios.Studies;

/// <summary>What the finished members of a study show.</summary>
/// <param name="Curves">Activation by member and criterion.</param>
/// <param name="Missing">Folders of the members that have not finished.</param>
public sealed record StudyOutcome(IReadOnlyList<StudyCurve> Curves, IReadOnlyList<string> Missing)
{
    /// <summary>Collects the finished members.</summary>
    /// <param name="study">The study.</param>
    /// <param name="folder">Its folder.</param>
    public static StudyOutcome Of(Study study, string folder)
    {
        var missing = new List<string>();
        var curves = new List<StudyCurve>();
        foreach (var group in study.Members.GroupBy(m => m.Label))
        {
            var tables = new List<NumberTable>();
            foreach (var member in group)
            {
                using var run = new RunFolder(Path.Combine(folder, member.Folder));
                if (run.ReadStatus()?.State == RunStatus.Done && File.Exists(run.File("networks.csv"))) tables.Add(NumberTable.Read(run.File("networks.csv")));
                else missing.Add(member.Folder);
            }

            curves.AddRange(Enum.GetValues<JunctionCriterion>().Select(c => Curve(group.Key, c, tables)).Where(c => c.Points.Count > 0));
        }

        return new StudyOutcome(curves, missing);
    }

    /// <summary>The curves as a table: a row per member, criterion and ratio is a column per member and criterion.</summary>
    public NumberTable Table()
    {
        var table = new NumberTable(["ratio_asked", .. Curves.SelectMany(c => (string[])[Column(c), Column(c) + "_half_width"])]);
        foreach (var ratio in Curves.SelectMany(c => c.Points).Select(p => p.Ratio).Distinct().Order())
            table.Add([ratio, .. Curves.SelectMany(c => c.Points.FirstOrDefault(p => p.Ratio == ratio) is { } p
                ? (double?[])[p.Mean, double.IsFinite(p.HalfWidth) ? p.HalfWidth : null]
                : [null, null])]);
        return table;
    }

    private static string Column(StudyCurve c) => $"{SnakeCase.Of(c.Criterion.ToString())} ({c.Label.Replace(',', ';')})";

    private static StudyCurve Curve(string label, JunctionCriterion criterion, List<NumberTable> tables)
    {
        var values = new SortedDictionary<double, List<double>>();
        var column = "activation_" + SnakeCase.Of(criterion.ToString());
        foreach (var table in tables.Where(t => t.Columns.Contains(column))) // runs before version 0.2 lack local exposure
        {
            var (asked, activation) = (table.Column("ratio_asked"), table.Column(column));
            for (var r = 0; r < asked.Count; r++)
            {
                if (asked[r] is not { } ratio || activation[r] is not { } value) continue;
                if (!values.TryGetValue(ratio, out var list)) values[ratio] = list = [];
                list.Add(value);
            }
        }

        return new StudyCurve(label, criterion, [.. values.Select(v => Point(v.Key, v.Value))]);
    }

    private static StudyPoint Point(double ratio, List<double> values)
    {
        var mean = values.Average();
        var n = values.Count;
        if (n < 2) return new StudyPoint(ratio, mean, double.NaN, n);
        var deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (n - 1));
        return new StudyPoint(ratio, mean, StudentT.InvCDF(0.0, 1.0, n - 1, 0.975) * deviation / Math.Sqrt(n), n);
    }
}
