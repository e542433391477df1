using LmpDem.Scenarios.Stages;

namespace LmpDem.Cli.Progress;

/// <summary>
/// Time left until the report of a run is there: what is left of its stage at the measured rate, the networks of the states to come
/// at the mean time of those that are done, later stages and the drawing as planned, the spheres' corrected by the rate of this machine.
/// </summary>
/// <param name="plan">Estimates made beforehand.</param>
/// <param name="clock">Time since the run began.</param>
internal sealed class RunForecast(RunPlan plan, Func<TimeSpan> clock)
{
    // Below this fraction the rate of a stage jumps about.
    private const double MinFraction = 0.02;

    private static readonly string[] Stages =
        [PackStage.Name, CalenderStage.Name, HandoffStage.Name, CompactStage.Name, Pipeline.DrawStage];

    private readonly List<double> networks = [];
    private double finishedPlanned;
    private double finishedTook;
    private string stage = "";
    private bool goesOn;                                            // the stage, from a checkpoint
    private double begun;
    private double measuring;                                       // seconds of the stage that went into measures
    private double? measuringSince;
    private (double Fraction, long Steps, double At)? first; // of a stage that goes on from a checkpoint, which counts from its whole
    private (double Fraction, double At) last;

    /// <summary>Time since the stage began.</summary>
    public TimeSpan Elapsed => TimeSpan.FromSeconds(Now - begun);

    private double Now => clock().TotalSeconds;

    /// <summary>Takes note of what happened.</summary>
    /// <param name="what">The event.</param>
    public void On(RunEvent what)
    {
        switch (what)
        {
            case StageBegun next: Begin(next.Stage, next.GoesOn); break;
            case StageProgressed { Progress: var p }: Progressed(p); break;
            case MeasuresBegun: measuringSince = Now; break;
            case SpheresPressed pressed: Measured(pressed.State.Networks is not null); break;
            case BodiesPressed pressed: Measured(pressed.State.Networks is not null); break;
            default: break;
        }
    }

    /// <summary>Steps per second of the stage; null before the first step.</summary>
    /// <param name="steps">Steps done in the stage.</param>
    public double? Rate(long steps) => first is { } f && steps > f.Steps ? (steps - f.Steps) / Math.Max(1e-3, Spent(last.At, f.At)) : null;

    /// <summary>Time left until the report is there.</summary>
    public TimeSpan Left()
    {
        var left = StageLeft();
        foreach (var later in Stages.SkipWhile(s => s != stage).Skip(1)) left += PlannedOf(later) * (IsOfSpheres(later) ? Pace : 1.0);
        if (stage != Pipeline.DrawStage) left += NetworksLeft();
        return TimeSpan.FromSeconds(Math.Max(0.0, left));
    }

    // How this machine compares with the plan, from spheres alone: their kernels are alike in packing and press.
    private double Pace => finishedPlanned > 0 ? Math.Clamp(finishedTook / finishedPlanned, 0.05, 20.0) : 1.0;

    private double StageLeft()
    {
        if (first is { } f && last.Fraction - f.Fraction >= MinFraction)
            return Spent(last.At, f.At) / (last.Fraction - f.Fraction) * (1 - last.Fraction) - Math.Max(0.0, Idle);
        return Math.Max(0.0, PlannedOf(stage) * (IsOfSpheres(stage) ? Pace : 1.0) * (1 - last.Fraction) - Math.Max(0.0, Idle));
    }

    // Since the last sign of the stage, while it computes.
    private double Idle => measuringSince is null ? Now - last.At : 0.0;

    private double NetworksLeft()
    {
        var each = networks.Count > 0 ? networks.Average() : plan.NetworkSecondsPerState;
        var states = Math.Max(0, plan.NetworkStates - networks.Count);
        var spent = measuringSince is { } since ? Math.Min(each, Now - since) : 0.0;
        return states > 0 ? each * states - spent : 0.0;
    }

    private void Begin(string next, bool nextGoesOn)
    {
        if (IsOfSpheres(stage))
        {
            finishedPlanned += PlannedOf(stage);
            finishedTook += Now - begun - measuring;
        }

        goesOn = nextGoesOn;
        (stage, begun, measuring, measuringSince, first, last) = (next, Now, 0.0, null, null, (0.0, Now));
    }

    private void Progressed(RunProgress p)
    {
        // Where the stage was when it was first told of; within the first steps of one that began here that is its beginning.
        first ??= !goesOn && p.Fraction < MinFraction ? (0.0, 0, begun) : (p.Fraction, p.Steps, Now);
        last = (p.Fraction, Now);
    }

    private void Measured(bool hasNetworks)
    {
        if (measuringSince is not { } since) return;
        if (hasNetworks) networks.Add(Now - since);
        measuring += Now - since;
        measuringSince = null;
        last = (last.Fraction, Now);
    }

    private double Spent(double until, double from) => until - from - measuring;

    private double PlannedOf(string which) => which switch
    {
        PackStage.Name => plan.PackSeconds,
        CalenderStage.Name => plan.CalenderSeconds,
        HandoffStage.Name => plan.HandoffSeconds,
        CompactStage.Name => plan.CompactSeconds,
        Pipeline.DrawStage => plan.DrawSeconds,
        _ => 0.0,
    };

    private static bool IsOfSpheres(string which) => which is PackStage.Name or CalenderStage.Name;
}
