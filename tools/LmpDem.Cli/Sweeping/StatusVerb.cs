using System.CommandLine;
using System.Globalization;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Studies;

namespace LmpDem.Cli.Sweeping;

/// <summary>`lmpdem sweep status`: where the members of a study stand.</summary>
internal static class StatusVerb
{
    private static readonly string[] States = [RunStatus.Done, RunStatus.Running, RunStatus.Stopped, RunStatus.Failed, MemberState.Missing];

    public static Command Create(Shell shell)
    {
        var command = new Command("status", "show where the members of a study stand: done, running, stopped, failed or missing, and why");
        var arguments = new SweepArguments().AddTo(command);
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var strict = new Option<bool>("--strict") { Description = "end with 5 where a member is not done" };
        command.Add(json);
        command.Add(strict);
        command.SetAction(result =>
        {
            var place = arguments.Place(result);
            var states = MemberState.Of(place.Plan(), place.Root);
            if (result.GetValue(json)) Json(shell, place, states);
            else Table(shell.Out, states);
            return result.GetValue(strict) && states.Any(s => !s.IsDone) ? ExitCode.Incomplete : ExitCode.Done;
        });
        return command;
    }

    /// <summary>The number of members in every state, in one line.</summary>
    public static string Counts(IReadOnlyList<MemberState> states)
    {
        var counts = States.Select(state => (State: state, Count: states.Count(s => s.State == state)))
            .Where(s => s.Count > 0 || s.State == RunStatus.Done).Select(s => FormattableString.Invariant($"{s.Count} {s.State}"));
        return FormattableString.Invariant($"{string.Join(", ", counts)} of {states.Count} members");
    }

    private static void Table(TextWriter output, IReadOnlyList<MemberState> states)
    {
        var width = Math.Max("folder".Length, states.Max(s => s.Member.Folder.Length));
        output.WriteLine($"{"index",6}  {"id",-12}  {"folder".PadRight(width)}  {"state",-8}  states  why");
        foreach (var s in states)
        {
            var written = s.Planned > 0 ? string.Create(CultureInfo.InvariantCulture, $"{s.Written}/{s.Planned}") : "-";
            var line = string.Create(CultureInfo.InvariantCulture,
                $"{s.Member.Index,6}  {s.Member.Id,-12}  {s.Member.Folder.PadRight(width)}  {s.State,-8}  {written,6}  {s.Message}");
            output.WriteLine(line.TrimEnd());
        }

        output.WriteLine(Counts(states));
    }

    private static void Json(Shell shell, SweepPlace place, IReadOnlyList<MemberState> states) => JsonText.Write(shell.Out, new
    {
        Folder = place.Root,
        Counts = States.ToDictionary(state => state, state => states.Count(s => s.State == state)),
        Members = states.Select(s => new
        {
            s.Member.Index,
            s.Member.Id,
            s.Member.Folder,
            s.Member.Label,
            s.Member.Seed,
            Factors = s.Member.Factors.ToDictionary(f => f.Key, f => f.Text),
            s.State,
            s.Message,
            s.Written,
            s.Planned,
        }),
    });
}
