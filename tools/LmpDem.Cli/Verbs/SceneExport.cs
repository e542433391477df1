using System.CommandLine;
using System.Globalization;
using LmpDem.Analysis.Animation;
using LmpDem.Analysis.Viewing;
using LmpDem.Cli.Viewing;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Networks;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;

namespace LmpDem.Cli.Verbs;

/// <summary>Formats of `lmpdem export` that show a whole run: glTF scenes of its states, and an animation of its cross-sections.</summary>
internal sealed class SceneExport
{
    private const string Scene = "glb";
    private const string Film = "gif";
    private const double Near = 0.006; // a ratio given as a whole per cent finds its state

    private readonly Option<string?> colour = new("--colour")
    {
        Description = "what colours the bodies of glb: " + string.Join(", ", ViewKeys.Keys) + "; default: the first that the run has",
        HelpName = "key",
    };

    private readonly Option<string?> ratio = new("--ratio")
    {
        Description = "calendering ratio of the one state that glb writes; default: all, or the last one where --out is a file",
        HelpName = "ratio",
    };

    /// <summary>Offers the colours for completion.</summary>
    public SceneExport() => colour.CompletionSources.Add([.. ViewKeys.Keys]);

    /// <summary>The formats, for messages.</summary>
    public static IReadOnlyList<string> Formats { get; } = [Scene, Film];

    /// <summary>Flags and the formats that they belong to.</summary>
    public IReadOnlyList<(Option Flag, string[] For)> Flags => [(colour, [Scene]), (ratio, [Scene])];

    /// <summary>Adds the flags of these formats to a command.</summary>
    /// <param name="command">The command.</param>
    public SceneExport AddTo(Command command)
    {
        foreach (var (flag, _) in Flags) command.Options.Add(flag);
        return this;
    }

    /// <summary>Writes a run in one of these formats.</summary>
    /// <param name="shell">The surrounding process.</param>
    /// <param name="result">The parsed command line.</param>
    /// <param name="format">The format.</param>
    /// <param name="from">Folder of the run.</param>
    /// <param name="to">File or folder; null: in RUN/export.</param>
    public int Write(Shell shell, ParseResult result, string format, string from, string? to)
    {
        if (!Directory.Exists(from))
            throw new UsageException($"{format} shows a whole run: expected the folder of a run, but \"{from}\" was found");
        using var run = new RunFolder(from);
        if (format == Film) WriteFilm(shell, run, to);
        else WriteScenes(shell, run, to, result.GetValue(colour), result.GetValue(ratio));
        return ExitCode.Done;
    }

    private static void WriteFilm(Shell shell, RunFolder run, string? to)
    {
        var pictures = RunAnimation.Pictures(run.Figures);
        if (pictures.Count == 0)
            throw new SnapshotException(run.Root, "no pictures of cross-sections in its folder figures; output.figures draws them");
        var path = to is not null && Path.GetExtension(to) == "." + Film
            ? to : Path.Combine(to ?? Path.Combine(run.Root, "export"), "sections." + Film);
        ResultFile.Spare(path);
        RunAnimation.Write(pictures, path);
        shell.Out.WriteLine(path);
    }

    private static void WriteScenes(Shell shell, RunFolder run, string? to, string? key, string? ratio)
    {
        var view = new RunView(NetworkReading.ScenarioOf(run, []), run).Read();
        var quantity = Coloured(view, key);
        var states = view.States.Index().ToList();
        if (ratio is not null)
        {
            var wanted = FlagValue.Quantity("--ratio", ratio, "", 0.0, 1.0);
            var nearest = states.MinBy(s => Math.Abs(s.Item.Ratio - wanted));
            if (Math.Abs(nearest.Item.Ratio - wanted) > Near)
            {
                var known = string.Join(", ", states.Select(s => Percent(s.Item)));
                throw new UsageException($"--ratio: the run has states at {known}, but \"{ratio}\" was found");
            }

            states = [nearest];
        }

        var single = to is not null && Path.GetExtension(to) == "." + Scene;
        if (single) states = [states[^1]];
        var range = ViewRange.Of(view, quantity);
        foreach (var (index, state) in states)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"electrode_{index:00}.glb");
            var path = single ? to! : Path.Combine(to ?? Path.Combine(run.Root, "export"), name);
            ResultFile.Spare(path);
            GlbScene.Write(view, state, quantity, range, path);
            shell.Out.WriteLine(path);
        }
    }

    private static ViewQuantity Coloured(ElectrodeView view, string? key)
    {
        if (key is null) return view.Quantities[0];
        if (view.Quantities.FirstOrDefault(q => q.Key == key) is { } found) return found;
        var keys = view.Quantities.Select(q => q.Key).ToList();
        var close = Spelling.Closest(key, keys) is { } near ? $"; did you mean \"{near}\"?" : "";
        throw new UsageException($"--colour: expected one of {string.Join(", ", keys)}, but \"{key}\" was found{close}");
    }

    private static string Percent(ViewState state) => (100.0 * state.Ratio).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}
