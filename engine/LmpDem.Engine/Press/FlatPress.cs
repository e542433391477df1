using LmpDem.Engine.Checkpoints;

namespace LmpDem.Engine.Press;

/// <summary>
/// A flat press over any layer: goes to one target after the other, takes a state at each, and opens at the end. The one text of
/// pressing; how it moves towards a target is its control's, how fast the layer follows is the layer's.
/// </summary>
/// <typeparam name="TState">Type of a state of the layer.</typeparam>
public sealed class FlatPress<TState> : IKept
{
    private const double LostFraction = 1e-3; // of the pressure at the start of opening
    private const double HighestGap = 1.5; // of the thickness at the start, where opening ends at the latest

    private readonly ILayer<TState> layer;
    private readonly PressSpec spec;
    private readonly PressEnd? end;
    private readonly IStateKeeper keeper;
    private readonly IProgress<PressProgress>? progress;
    private IPressControl control;
    private PressState state;

    /// <summary>Puts a press on a layer.</summary>
    /// <param name="layer">The layer, taken up by the press.</param>
    /// <param name="spec">Settings of the press.</param>
    /// <param name="end">Where the layer is handed over; null: nowhere.</param>
    /// <param name="start">Where the press continues from; null: from before its first target.</param>
    /// <param name="progress">Told where the press is.</param>
    /// <param name="keeper">Keeps the state; a press that it knows goes on from there. Null: none is kept.</param>
    /// <exception cref="ArgumentException">The spec contradicts itself, or asks for a roll.</exception>
    public FlatPress(
        ILayer<TState> layer, PressSpec spec, PressEnd? end = null, PressState? start = null, IProgress<PressProgress>? progress = null,
        IStateKeeper? keeper = null)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(spec);
        spec.Check();
        (this.layer, this.spec, this.end, this.progress) = (layer, spec, end, progress);
        this.keeper = keeper ?? new NoKeeper();
        state = start ?? new PressState();
        if (state.Start == 0.0) state = state with { Start = layer.Gap };
        control = ControlledByAttribute.Control(spec, end, state.Start);
    }

    /// <summary>Where the press is.</summary>
    public PressState State => state;

    /// <inheritdoc/>
    public void Exchange(StateBook book)
    {
        state = state.Exchange(book);
        if (book.IsReading) control = ControlledByAttribute.Control(spec, end, state.Start);
    }

    /// <summary>Presses; a state is made when the caller asks for the next one.</summary>
    public IEnumerable<TState> States()
    {
        keeper.Keep("press", this);
        while (state.Target < control.Targets.Count
            && state.Stage is PressStage.Waiting or PressStage.Approaching or PressStage.Holding or PressStage.Arrived)
        {
            var target = control.Targets[state.Target];
            if (state.Stage is PressStage.Waiting or PressStage.Approaching)
            {
                var reached = state.IsSaturated ? Arrival.Saturated : Approach();
                state = state with { Stage = PressStage.Holding, Arrival = reached, HandsOn = HandsOn(reached, target) };
            }

            var (arrival, handsOn) = (state.Arrival, state.HandsOn);
            if (state.Stage == PressStage.Holding)
            {
                Report("holding");
                if (!control.EndsAtRest || arrival is Arrival.Saturated or Arrival.HandOff) layer.Hold(() => Report("holding"));
                state = state with { Stage = PressStage.Arrived };
            }

            keeper.Pass(isLongWorkNext: true);
            state = state with
            {
                Stage = handsOn ? PressStage.Ended : PressStage.Waiting,
                Target = arrival == Arrival.HandOff ? state.Target : state.Target + 1,
                States = state.States + 1,
                IsSaturated = arrival == Arrival.Saturated,
            };
            yield return layer.Capture(new PressPoint
            {
                Index = state.States - 1,
                Phase = PressPhase.Loaded,
                Target = arrival == Arrival.HandOff ? default : target,
                Gap = layer.Gap,
                Thickness = layer.Gap,
                IsSaturated = state.IsSaturated,
                IsSettled = arrival != Arrival.Unsettled,
                HandsOn = handsOn,
                State = State,
            });
        }

        if (spec.Unload && state.Stage != PressStage.Ended) yield return Open();
        keeper.Release("press");
    }

    private bool HandsOn(Arrival arrival, PressTarget target)
    {
        if (end is null || arrival == Arrival.Saturated) return false;
        if (arrival == Arrival.HandOff || target == control.Targets[^1]) return true;
        return end.Ratio is { } named ? target.Ratio >= named : layer.IsReady;
    }

    /// <summary>Moves to the target, or to what ends the approach before it.</summary>
    private Arrival Approach()
    {
        if (state.Stage == PressStage.Waiting)
            state = state with { Stage = PressStage.Approaching, From = layer.Gap, Blocks = 0, Steady = 0 };
        while (true)
        {
            keeper.Pass();
            var move = control.Next(layer, state);
            if (move.Arrival != Arrival.None) return move.Arrival;
            layer.Advance(move.Stroke);
            state = state with { Blocks = state.Blocks + 1, Steady = move.Steady };
            Report("closing");
        }
    }

    /// <summary>Opens until the platen loses contact with the layer, then lets the layer come to rest.</summary>
    private TState Open()
    {
        if (state.Stage is not (PressStage.Opening or PressStage.Releasing))
        {
            state = state with { Stage = PressStage.Opening, From = layer.Gap, Peak = layer.Pressure };
            layer.BeginOpening();
        }

        var (closed, peak) = (state.From, state.Peak);
        while (state.Stage == PressStage.Opening && peak > 0.0 && layer.Pressure > LostFraction * peak
            && layer.Gap < HighestGap * layer.StartThickness)
        {
            keeper.Pass();
            layer.Advance(new Stroke(-layer.OpeningSpeed(), 0.0, true));
            Report("opening");
        }

        if (state.Stage == PressStage.Opening) state = state with { Stage = PressStage.Releasing, Opened = layer.Gap };
        var gap = state.Opened;
        layer.Release(() => Report("opening"));
        var simulated = gap / closed - 1.0;
        var springback = layer.StiffnessScale * simulated;
        state = state with { Stage = PressStage.Ended, States = state.States + 1 };
        return layer.Capture(new PressPoint
        {
            Index = state.States - 1,
            Phase = PressPhase.Unloaded,
            Target = control.Targets[^1],
            Gap = gap,
            Thickness = closed * (1.0 + springback),
            Springback = springback,
            SpringbackSimulated = simulated,
            IsSaturated = state.IsSaturated,
            State = State,
        });
    }

    private void Report(string phase) =>
        progress?.Report(new PressProgress(phase, 1.0 - layer.Gap / layer.StartThickness, control.Done(layer), layer.Steps));
}

/// <summary>
/// Where a press ends before its last target, without opening, to hand the layer on; after the last target it does so at the latest.
/// </summary>
/// <param name="Ratio">Calendering ratio; unset: where the layer itself is ready, see <see cref="ILayer.IsReady"/>.</param>
public sealed record PressEnd(double? Ratio);

/// <summary>Progress of a press.</summary>
/// <param name="Phase">Current activity: closing, holding, opening, rolling.</param>
/// <param name="Ratio">Present calendering ratio.</param>
/// <param name="Done">Estimated fraction of the whole completed, 0 to 1.</param>
/// <param name="Step">Steps so far.</param>
public readonly record struct PressProgress(string Phase, double Ratio, double Done, long Step);

/// <summary>The way of a press so far: gap and pressure after every block in which it closed.</summary>
public sealed class PressPath : IKept
{
    private readonly List<(double Gap, double Pressure)> points = [];

    /// <summary>Gaps [m] and the pressures there [Pa], in order.</summary>
    public IReadOnlyList<(double Gap, double Pressure)> Points => points;

    /// <summary>Adds a point.</summary>
    /// <param name="gap">Gap [m].</param>
    /// <param name="pressure">Pressure [Pa].</param>
    public void Add(double gap, double pressure) => points.Add((gap, pressure));

    /// <inheritdoc/>
    public void Exchange(StateBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        book.List("press_path", points);
    }

    /// <summary>
    /// Load over the width of the web if a gap were the nip's: the pressure over the entry side of the roll's profile [N/m].
    /// </summary>
    /// <param name="radius">Radius of the roll [m].</param>
    /// <param name="nip">The gap [m].</param>
    public double LineLoad(double radius, double nip)
    {
        var profile = new RollProfile(radius, nip);
        var load = 0.0;
        for (var i = 1; i < points.Count; i++)
        {
            var way = Math.Max(profile.Along(points[i - 1].Gap) - profile.Along(points[i].Gap), 0.0);
            load += 0.5 * (points[i].Pressure + points[i - 1].Pressure) * way;
        }

        return load;
    }
}
