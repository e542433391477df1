using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Runs;

namespace LmpDem.Scenarios.Studies;

/// <summary>Makes the plan of a study: manifest.json, and a folder per member with its resolved scenario.</summary>
public static class StudyPlan
{
    private const int ShortId = 12;

    /// <summary>Writes the plan. One that is there is kept where it has the same members, and may gain members behind them.</summary>
    /// <param name="study">The study.</param>
    /// <param name="path">Path of the study file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="root">Folder of the study.</param>
    /// <param name="replace">Whether the plan of another study or version may be replaced, and indices may change their meaning.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="StudyPlanException">The folder holds another plan.</exception>
    public static StudyManifest Write(Study study, string path, string text, string root, bool replace)
    {
        var file = Path.Combine(root, StudyManifest.FileName);
        var members = Members(study);
        var before = Before(file, replace);
        if (before is not null && !replace) CheckIndices(before, members, file);
        var isSame = before is not null && before.Version == Build.Version && before.Members.Count == members.Count
            && before.StudyText == text && before.Members.Zip(members).All(pair => IsSame(pair.First, pair.Second));
        var plan = isSame ? before! : StudyManifest.Of(study.Name, Path.GetFullPath(path), text, members);
        foreach (var (member, planned) in study.Members.Zip(plan.Members)) WriteScenario(member, Path.Combine(root, planned.Folder));
        if (!isSame) plan.Write(file);
        return plan;
    }

    /// <summary>The members of a study as a plan has them.</summary>
    /// <param name="study">The study.</param>
    public static IReadOnlyList<PlannedMember> Members(Study study)
    {
        // Members that differ by their seed alone need the same within the scatter of their powders.
        var costs = new Dictionary<int, MemberCost>();
        string[] hashes = [.. study.Members.Select(m => m.Hash)];
        var digits = ShortId;
        while (hashes.Select(hash => hash[..digits]).Distinct().Count() < hashes.Length) digits += ShortId;
        return
        [
            .. study.Members.Select((m, index) =>
            {
                if (!costs.TryGetValue(m.Combination, out var cost)) costs[m.Combination] = cost = MemberCost.Of(m.Scenario);
                return new PlannedMember(index, hashes[index][..digits], m.Folder, m.Label, m.Factors, m.Seed, hashes[index], cost);
            }),
        ];
    }

    private static StudyManifest? Before(string file, bool replace)
    {
        if (!File.Exists(file)) return null;
        try
        {
            return StudyManifest.Read(file, anyVersion: replace);
        }
        catch (StudyPlanException) when (replace)
        {
            return null;
        }
    }

    private static void CheckIndices(StudyManifest before, IReadOnlyList<PlannedMember> members, string file)
    {
        for (var m = 0; m < before.Members.Count; m++)
        {
            if (m < members.Count && IsSame(before.Members[m], members[m])) continue;
            var was = before.Members[m];
            throw new StudyPlanException(
                $"{file} is the plan of other members: index {m} is {was.Folder} ({was.Id}) there and "
                + (m < members.Count ? $"{members[m].Folder} ({members[m].Id})" : "nothing")
                + " in the study now. Name another folder with --out, or give "
                + "--replace where no job is queued that goes by the plan; members that stay keep their results");
        }
    }

    private static bool IsSame(PlannedMember a, PlannedMember b) =>
        a.Id == b.Id && a.Folder == b.Folder && a.ScenarioHash == b.ScenarioHash;

    // Not flushed to the disk one by one, which takes milliseconds each: a file that a power cut damages does not match its hash, and
    // the next plan writes it again. What a run has is left as it is, and files that are nobody's are not joined by ours.
    private static void WriteScenario(StudyMember member, string folder)
    {
        using var run = new RunFolder(folder);
        try
        {
            var isNew = !Directory.Exists(folder);
            if (isNew) Directory.CreateDirectory(folder);
            var isUntouched = isNew || Directory.EnumerateFileSystemEntries(folder).All(f => IsPlanned(Path.GetFileName(f)));
            var isOwn = !isUntouched && run.ReadStatus()?.ScenarioHash == member.Hash;
            if (isUntouched || (isOwn && !File.Exists(run.Scenario))) File.WriteAllText(run.Scenario, member.Text);
            if (member.Scenario.GivenPacking is { } packing && (isUntouched || (isOwn && !File.Exists(run.File(packing.CopyName)))))
                File.WriteAllBytes(run.File(packing.CopyName), packing.Content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException(folder, $"the folder of a member cannot be made or written: {e.Message}", e);
        }
    }

    private static bool IsPlanned(string name) => name == "scenario.resolved.yaml" || PackingFile.CopyNames.Contains(name);
}
