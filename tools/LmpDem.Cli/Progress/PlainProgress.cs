using System.Globalization;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Units;
using LmpDem.Scenarios.Stages;

namespace LmpDem.Cli.Progress;

/// <summary>Progress as plain lines, for logs and pipes: one a stage, one a state, and a sign of life between.</summary>
/// <param name="error">Where to.</param>
internal sealed class PlainProgress(TextWriter error) : IRunObserver
{
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(10);

    private ProgressLine line = new();
    private TimeSpan last;

    public void On(RunEvent what)
    {
        switch (what)
        {
            case StageBegun begun: Begin(begun.Stage); break;
            case StageProgressed progressed: Show(progressed.Progress); break;
            case NoteMade note: error.WriteLine($"note: {note.Message}"); break;
            case ElectrodePacked packed: error.WriteLine(Describe(packed.Report)); break;
            case SpheresPressed pressed: error.WriteLine(Describe(pressed.State, line.Elapsed)); break;
            case BodiesPressed pressed: error.WriteLine(Describe(pressed.State, line.Elapsed)); break;
            default: break; // the stage tells the hand-off as a note
        }
    }

    private void Begin(string stage)
    {
        line = new ProgressLine();
        last = TimeSpan.Zero;
        error.WriteLine($"{stage}: begun");
    }

    private void Show(RunProgress progress)
    {
        if (line.Elapsed - last < SignOfLife) return;
        last = line.Elapsed;
        var parts = new[] { $"{100 * progress.Fraction:0} %", ProgressLine.What(progress), line.Rate(progress), line.Left(progress) };
        error.WriteLine($"{progress.Stage}: {string.Join(", ", parts.Where(p => p.Length > 0))}");
    }

    /// <summary>A packing in two lines: what was made next to the targets, then the sizes likewise.</summary>
    public static string Describe(PackingReport made) => string.Create(CultureInfo.InvariantCulture,
        $"pack: {made.Particles} particles, {made.Thickness * 1e6:0.00} um (target {made.TargetThickness * 1e6:0.00}), ")
        + string.Create(CultureInfo.InvariantCulture, $"solids {made.Solids:0.0000} (target {made.TargetSolids:0.0000}), ")
        + string.Create(CultureInfo.InvariantCulture, $"{made.ArealCapacity:0.00} mAh/cm2, ")
        + string.Create(CultureInfo.InvariantCulture, $"coordination {made.MeanCoordination:0.00} ")
        + string.Create(CultureInfo.InvariantCulture, $"({made.CoordinationWithoutRattlers:0.00} without {made.Rattlers} rattlers), ")
        + string.Create(CultureInfo.InvariantCulture, $"{made.Seconds:0.0} s, {made.MillisecondsPerParticle:0.0} ms a particle\n")
        + $"pack: {SizeText.Of(made.Sizes)}";

    /// <summary>A state in one line.</summary>
    public static string Describe(PressedState state, TimeSpan elapsed) => string.Create(CultureInfo.InvariantCulture,
        $"calender: {state.Name} "
            + $"written{(state.Row is { } r ? $", {r[Catalogue.Thickness]:0.0} um, load {r[Catalogue.Load]:0.00} MPa" : "")}, "
            + $"{Duration.Format(elapsed)}");

    /// <summary>A state of deformable bodies in one line.</summary>
    public static string Describe(CompactedState state, TimeSpan elapsed) => string.Create(CultureInfo.InvariantCulture,
        $"compact: {state.Name} written, {state.Box.Length.Z * 1e6:0.0} um, load {state.Bodies.Scalar("load") * 1e-6:0.00} MPa, film "
            + $"{100 * state.Bodies.Scalar("film_intact"):0.0} % whole, {Duration.Format(elapsed)}");
}
