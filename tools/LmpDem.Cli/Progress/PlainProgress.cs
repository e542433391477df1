using System.Globalization;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Units;
using LmpDem.Scenarios.Stages;

namespace LmpDem.Cli.Progress;

/// <summary>Progress as plain lines, for logs and pipes: one a stage, one a state, and a sign of life between.</summary>
/// <param name="error">Where to.</param>
/// <param name="forecast">Estimates the time left.</param>
internal sealed class PlainProgress(TextWriter error, RunForecast forecast) : IRunObserver
{
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(10);

    private TimeSpan last;

    public void On(RunEvent what)
    {
        forecast.On(what);
        switch (what)
        {
            case StageBegun begun:
                last = TimeSpan.Zero;
                error.WriteLine($"{begun.Stage}: begun");
                break;
            case StageProgressed progressed: Show(progressed.Progress); break;
            default:
                if (Describe(what, forecast.Elapsed) is { } text) error.WriteLine(text);
                break;
        }
    }

    private void Show(RunProgress progress)
    {
        if (forecast.Elapsed - last < SignOfLife) return;
        last = forecast.Elapsed;
        var parts = new[]
        {
            $"{100 * progress.Fraction:0} %", ProgressWords.What(progress), ProgressWords.Rate(forecast.Rate(progress.Steps)),
            $"{Duration.Format(forecast.Left())} left",
        };
        error.WriteLine($"{progress.Stage}: {string.Join(", ", parts.Where(p => p.Length > 0))}");
    }

    /// <summary>What happened in a line or two; null for what deserves none, as the hand-off, which its stage tells as a note.</summary>
    /// <param name="what">The event.</param>
    /// <param name="elapsed">Time since the stage began.</param>
    public static string? Describe(RunEvent what, TimeSpan elapsed) => what switch
    {
        NoteMade note => $"note: {note.Message}",
        ElectrodePacked packed => Describe(packed.Report),
        SpheresPressed pressed => Describe(pressed.State, elapsed),
        BodiesPressed pressed => Describe(pressed.State, elapsed),
        _ => null,
    };

    // A packing in two lines: what was made next to the targets, then the sizes likewise.
    private static string Describe(PackingReport made) => string.Create(CultureInfo.InvariantCulture,
        $"pack: {made.Particles} particles, {made.Thickness * 1e6:0.00} um (target {made.TargetThickness * 1e6:0.00}), ")
        + string.Create(CultureInfo.InvariantCulture, $"solids {made.Solids:0.0000} (target {made.TargetSolids:0.0000}), ")
        + string.Create(CultureInfo.InvariantCulture, $"{made.ArealCapacity:0.00} mAh/cm2, ")
        + string.Create(CultureInfo.InvariantCulture, $"coordination {made.MeanCoordination:0.00} ")
        + string.Create(CultureInfo.InvariantCulture, $"({made.CoordinationWithoutRattlers:0.00} without {made.Rattlers} rattlers), ")
        + string.Create(CultureInfo.InvariantCulture, $"{made.Seconds:0.0} s, {made.MillisecondsPerParticle:0.0} ms a particle\n")
        + $"pack: {SizeText.Of(made.Sizes)}";

    private static string Describe(PressedState state, TimeSpan elapsed) => string.Create(CultureInfo.InvariantCulture,
        $"calender: {state.Name} "
            + $"written{(state.Row is { } r ? $", {r[Catalogue.Thickness]:0.0} um, load {r[Catalogue.Load]:0.00} MPa" : "")}, "
            + $"{Duration.Format(elapsed)}");

    private static string Describe(CompactedState state, TimeSpan elapsed) => string.Create(CultureInfo.InvariantCulture,
        $"compact: {state.Name} written, {state.Box.Length.Z * 1e6:0.0} um, load {state.Bodies.Scalar("load") * 1e-6:0.00} MPa, film "
            + $"{100 * state.Bodies.Scalar("film_intact"):0.0} % whole, {Duration.Format(elapsed)}");
}
