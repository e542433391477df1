using LmpDem.Engine.Tables;
using LmpDem.Scenarios.Describing;
using LmpDem.Scenarios.Runs;
using LmpDem.Transport.Networks;
using MathNet.Numerics.Distributions;

namespace LmpDem.Scenarios.Studies;

/// <summary>What the finished members of a study show.</summary>
/// <param name="Curves">Activation by member and criterion.</param>
/// <param name="Missing">Members whose results are not there, each with the reason.</param>
public sealed record StudyOutcome(IReadOnlyList<StudyCurve> Curves, IReadOnlyList<StudyGap> Missing)
{
    /// <summary>Collects the finished members; only runs of the very scenarios of the study count, whatever their folders are called.</summary>
    /// <param name="study">The study.</param>
    /// <param name="folder">Its folder.</param>
    public static StudyOutcome Of(Study study, string folder)
    {
        var missing = new List<StudyGap>();
        var curves = new List<StudyCurve>();
        foreach (var group in study.Members.GroupBy(m => m.Label))
        {
            var tables = new List<NumberTable>();
            foreach (var member in group)
            {
                using var run = new RunFolder(Path.Combine(folder, member.Folder));
                if (Table(member, run, missing) is { } table) tables.Add(table);
            }

            curves.AddRange(JunctionCriterion.All.Select(c => Curve(group.Key, c, tables)).Where(c => c.Points.Count > 0));
        }

        return new StudyOutcome(curves, missing);
    }

    /// <summary>The curves as a table: a row per ratio; mean, half width and ends of its interval per member and criterion.</summary>
    public NumberTable Table()
    {
        var names = Curves.SelectMany(c => (string[])[Column(c), Column(c) + "_half_width", Column(c) + "_lower", Column(c) + "_upper"]);
        var table = new NumberTable(["ratio_asked", .. names]);
        foreach (var ratio in Curves.SelectMany(c => c.Points).Select(p => p.Ratio).Distinct().Order())
            table.Add([ratio, .. Curves.SelectMany(c => c.Points.FirstOrDefault(p => p.Ratio == ratio) is { } p
                ? (double?[])[p.Mean, double.IsFinite(p.HalfWidth) ? p.HalfWidth : null, p.Lower, p.Upper]
                : [null, null, null, null])]);
        return table;
    }

    private static StudyGap? Gap(StudyMember member, RunFolder run)
    {
        if (run.ReadStatus() is not { } status) return new StudyGap(member.Folder, "has not run");
        if (status.ScenarioHash != member.Hash)
            return new StudyGap(member.Folder,
                "holds the run of another scenario, which is not taken; give the study another folder with --out", true);
        if (status.Version != Build.Version)
            return new StudyGap(member.Folder, $"holds a run of version {status.Version}, and this is {Build.Version}; it is not taken", true);
        return status.State switch
        {
            RunStatus.Done => null,
            RunStatus.Running => new StudyGap(member.Folder, $"is running, or was killed in {status.Stage}"),
            _ => new StudyGap(member.Folder, $"{(status.State == RunStatus.Failed ? "failed" : "was stopped")}: {status.Message}"),
        };
    }

    // Where the scenario asks for no networks, the summary has the criteria that need none.
    private static NumberTable? Table(StudyMember member, RunFolder run, List<StudyGap> missing)
    {
        try
        {
            if (Gap(member, run) is { } gap)
            {
                missing.Add(gap);
                return null;
            }

            var path = member.Scenario.HasNetworks ? run.File("networks.csv") : run.Summary;
            if (File.Exists(path)) return NumberTable.Read(path);
            missing.Add(new StudyGap(member.Folder, $"is done, but its {Path.GetFileName(path)} is missing"));
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            missing.Add(new StudyGap(member.Folder, $"cannot be read: {e.Message}"));
        }

        return null;
    }

    private static string Column(StudyCurve c) => $"{c.Criterion.Key} ({c.Label.Replace(',', ';')})";

    private static StudyCurve Curve(string label, JunctionCriterion criterion, List<NumberTable> tables)
    {
        var values = new SortedDictionary<double, List<double>>();
        var column = "activation_" + SnakeCase.Of(criterion.ToString());
        foreach (var table in tables.Where(t => t.Columns.Contains(column))) // runs before version 0.2 lack local exposure
        {
            var (target, activation) = (table.Column("ratio_asked"), table.Column(column));
            for (var r = 0; r < target.Count; r++)
            {
                if (target[r] is not { } ratio || activation[r] is not { } value) continue;
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

/// <summary>Activation by one criterion of the members that differ by their seed only, at the target ratios.</summary>
/// <param name="Label">What sets the members apart from others.</param>
/// <param name="Criterion">The criterion.</param>
/// <param name="Points">Points, ratios ascending.</param>
public sealed record StudyCurve(string Label, JunctionCriterion Criterion, IReadOnlyList<StudyPoint> Points);

/// <summary>A member whose results are not there.</summary>
/// <param name="Folder">Its folder within that of the study.</param>
/// <param name="Reason">Why, as the end of a sentence that begins with the folder.</param>
/// <param name="IsForeign">Whether the folder holds the run of another scenario or version, which is not taken for it.</param>
public sealed record StudyGap(string Folder, string Reason, bool IsForeign = false);

/// <summary>A point of a curve over seeds.</summary>
/// <param name="Ratio">Target calendering ratio.</param>
/// <param name="Mean">Mean over the seeds, a fraction.</param>
/// <param name="HalfWidth">Half width of the 95 % interval of the mean (Student's t); NaN with one seed.</param>
/// <param name="Seeds">Number of seeds.</param>
public sealed record StudyPoint(double Ratio, double Mean, double HalfWidth, int Seeds)
{
    /// <summary>Lower end of the interval within what a fraction can be; null with one seed.</summary>
    public double? Lower => double.IsFinite(HalfWidth) ? Math.Max(0.0, Mean - HalfWidth) : null;

    /// <summary>Upper end of the interval within what a fraction can be; null with one seed.</summary>
    public double? Upper => double.IsFinite(HalfWidth) ? Math.Min(1.0, Mean + HalfWidth) : null;
}

/// <summary>How a member of a study ended, as members.json keeps it.</summary>
/// <param name="Folder">Its folder within that of the study.</param>
/// <param name="Label">What sets it apart, without the seed.</param>
/// <param name="Seed">Seed.</param>
/// <param name="State">"done" or "failed".</param>
/// <param name="FailsAgain">Whether the failure is the scenario's own, so that the same scenario and seed fail in the same way.</param>
/// <param name="ScenarioHash">SHA-256 of the resolved scenario.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Message">Why it failed; null where it did not.</param>
public sealed record MemberEnd(
    string Folder, string Label, ulong Seed, string State, bool FailsAgain, string ScenarioHash, string Version, string? Message);
