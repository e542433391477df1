using System.CommandLine;
using System.Globalization;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Units;
using LmpDem.Scenarios.Extending;
using LmpDem.Scenarios.Studies;

namespace LmpDem.Cli.Sweeping;

/// <summary>`lmpdem sweep plan`: the members of a study, each with its folder and its scenario.</summary>
internal static class PlanVerb
{
    public static Command Create(Shell shell)
    {
        var study = new Argument<string>("study") { Description = "study file (YAML)" };
        var output = new Option<string?>("--out") { Description = "folder of the study; default runs/NAME", HelpName = "dir" };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var replace = ReplaceOption();
        var command = new Command("plan", "check every member of a study and write manifest.json and a folder per member; nothing runs")
        {
            study, output, replace, json,
        };
        var plugIns = new PlugInOption().AddTo(command);
        command.SetAction(result =>
        {
            var path = result.GetRequiredValue(study);
            var place = new SweepPlace(result.GetValue(output) ?? Path.Combine("runs", Study.NameOf(path)), path);
            var plan = Write(shell, place, result.GetValue(replace), plugIns.Load(result));
            if (result.GetValue(json)) Json(shell, place, plan);
            else Tell(shell, place, plan);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The option that replaces a plan with other members.</summary>
    public static Option<bool> ReplaceOption() => new("--replace")
    {
        Description = "replace the plan of another study or version; indices may change their meaning, so not while jobs are queued",
    };

    /// <summary>Plans the study of a place.</summary>
    public static StudyManifest Write(Shell shell, SweepPlace place, bool replace, Extensions? extensions = null)
    {
        var (study, text) = place.Read(shell.Error.WriteLine, extensions);
        if (replace) File.Delete(Path.Combine(place.Root, ParallelScript.LogFile)); // it counts the members of the former plan
        return StudyPlan.Write(study, place.StudyFile!, text, place.Root, replace);
    }

    private static void Json(Shell shell, SweepPlace place, StudyManifest plan) => JsonText.Write(shell.Out, new
    {
        Folder = place.Root,
        place.Manifest,
        Members = plan.Members.Count,
        Seconds = plan.Members.Sum(m => m.Cost.Seconds),
        MaxMemoryBytes = plan.Members.Max(m => m.Cost.MemoryBytes),
        DiskBytes = plan.Members.Sum(m => m.Cost.DiskBytes),
    });

    private static void Tell(Shell shell, SweepPlace place, StudyManifest plan)
    {
        var (shortest, longest) = (plan.Members.Min(m => m.Cost.Seconds), plan.Members.Max(m => m.Cost.Seconds));
        var each = $"{Time(shortest)} to {Time(longest)} a member on one thread, {Time(plan.Members.Sum(m => m.Cost.Seconds))} together";
        shell.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            members       {plan.Members.Count}, index 0 to {plan.Members.Count - 1}
            folder        {place.Root}
            wall time     about {each}; a rough estimate
            memory        up to about {plan.Members.Max(m => m.Cost.MemoryBytes) / 1e6:0} MB a member
            disk          about {DiskSpace.Size((long)plan.Members.Sum(m => m.Cost.DiskBytes))} together
            """));
    }

    private static string Time(double seconds) => Duration.Format(TimeSpan.FromSeconds(seconds));
}
