using LmpDem.Scenarios.Stages;
using Spectre.Console;

namespace LmpDem.Cli.Progress;

/// <summary>Progress for a person at a terminal: a bar a stage, with ratio, step rate and time left.</summary>
internal sealed class TerminalProgress : IRunObserver
{
    private readonly ProgressContext context;
    private readonly IAnsiConsole console;
    private ProgressLine line = new();
    private ProgressTask? task;

    private TerminalProgress(ProgressContext context, IAnsiConsole console)
    {
        this.context = context;
        this.console = console;
    }

    /// <summary>Runs something under a progress display.</summary>
    /// <param name="shell">The surrounding process.</param>
    /// <param name="run">What to run, with the observer to tell.</param>
    public static T Show<T>(Shell shell, Func<IRunObserver, T> run)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(shell.Error),
            ColorSystem = shell.Environment.ContainsKey("NO_COLOR") ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
        });
        return console.Progress()
            .HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .Start(context => run(new TerminalProgress(context, console)));
    }

    public void On(RunEvent what)
    {
        switch (what)
        {
            case StageBegun begun: Begin(begun.Stage); break;
            case StageProgressed progressed: Show(progressed.Progress); break;
            case NoteMade note: console.WriteLine($"note: {note.Message}"); break;
            case ElectrodePacked packed: End(packed.Report); break;
            case SpheresPressed pressed: console.WriteLine(PlainProgress.Describe(pressed.State, line.Elapsed)); break;
            case BodiesPressed pressed: console.WriteLine(PlainProgress.Describe(pressed.State, line.Elapsed)); break;
            default: break; // the stage tells the hand-off as a note
        }
    }

    private void Begin(string stage)
    {
        if (task is not null) task.Value = 1;
        line = new ProgressLine();
        task = context.AddTask(Markup.Escape(stage), maxValue: 1);
    }

    private void Show(RunProgress progress)
    {
        if (task is null) return;
        task.Value = progress.Fraction;
        var parts = new[] { $"{progress.Stage}: {ProgressLine.What(progress)}", line.Rate(progress), line.Left(progress) };
        task.Description = Markup.Escape(string.Join("  ", parts.Where(p => p.Length > 0)));
    }

    private void End(PackingReport made)
    {
        if (task is not null) task.Value = 1;
        console.WriteLine(PlainProgress.Describe(made));
    }
}
