namespace LmpDem.Analysis.Ensembles;

/// <summary>Why a member has no value of a quantity at a ratio.</summary>
public enum Absence
{
    /// <summary>It has one.</summary>
    None,

    /// <summary>There is none to have: no pore leads through the layer, or no metallic path to the collector.</summary>
    Closed,

    /// <summary>The member ended before the ratio.</summary>
    NotReached,

    /// <summary>The stage that measures it has not run, or the value is left out for another reason.</summary>
    NotMeasured,
}

/// <summary>A state of a member: ratios and the values of all quantities.</summary>
/// <param name="Number">Number within the member, from 0, states of the closing press by rising ratio, the opened layer last.</param>
/// <param name="Target">Target calendering ratio; null where the state had none (the hand-off, load control).</param>
/// <param name="Achieved">Calendering ratio achieved.</param>
/// <param name="IsOpened">Whether it is the layer after the press has opened; it belongs to no curve.</param>
public sealed record EnsembleState(int Number, double? Target, double Achieved, bool IsOpened)
{
    /// <summary>Values in SI, one per column of the ensemble; NaN where there is none.</summary>
    public double[] Values { get; internal set; } = [];

    /// <summary>Whether the pores were measured and none leads through the layer: then there is no tortuosity.</summary>
    public bool HasClosedPores { get; internal init; }

    /// <summary>Whether the network was measured and no body is connected to the collector: then there is no path to it.</summary>
    public bool HasNoPath { get; internal init; }

    /// <summary>Whether the press saturated before the target ratio.</summary>
    public bool IsOverCalendered { get; internal init; }
}

/// <summary>The states of a member.</summary>
/// <param name="Member">The member.</param>
/// <param name="States">Its states; none where it is not done.</param>
public sealed record MemberStates(EnsembleMember Member, IReadOnlyList<EnsembleState> States)
{
    /// <summary>Distance within which a state counts as being at a ratio: a press achieves its target within the springback.</summary>
    public const double Slack = Transport.Activation.ActivationCurve.EndSlack;

    /// <summary>States of the closing press, achieved ratios ascending.</summary>
    public IReadOnlyList<EnsembleState> Closing { get; } = [.. States.Where(s => !s.IsOpened)];

    /// <summary>Largest ratio achieved; null without states.</summary>
    public double? Last => Closing.Count == 0 ? null : Closing[^1].Achieved;

    /// <summary>Where a ratio lies among the states: the state at it, or the two around it.</summary>
    /// <param name="ratio">Calendering ratio.</param>
    public RatioPlace PlaceOf(double ratio)
    {
        var nearest = -1;
        for (var k = 0; k < Closing.Count; k++) // of equal distances the last, made when a target was missed twice
        {
            var distance = Math.Abs(Closing[k].Achieved - ratio);
            if (distance <= Slack && (nearest < 0 || distance <= Math.Abs(Closing[nearest].Achieved - ratio))) nearest = k;
        }

        if (nearest >= 0) return new RatioPlace(Closing[nearest], null, 0.0);
        for (var k = 1; k < Closing.Count; k++)
        {
            var (a, b) = (Closing[k - 1], Closing[k]);
            if (a.Achieved < ratio && ratio < b.Achieved) return new RatioPlace(a, b, (ratio - a.Achieved) / (b.Achieved - a.Achieved));
        }

        return new RatioPlace(null, null, 0.0);
    }
}

/// <summary>A ratio among the states of a member: at a state, on the straight line between two, or beyond all.</summary>
/// <param name="Below">The state at it or below it; null beyond all states.</param>
/// <param name="Above">The state above it; null at a state.</param>
/// <param name="Part">Part of the way from one to the other.</param>
public readonly record struct RatioPlace(EnsembleState? Below, EnsembleState? Above, double Part)
{
    /// <summary>Whether the press had saturated there.</summary>
    public bool IsOverCalendered => (Above ?? Below)?.IsOverCalendered == true;

    /// <summary>Value of a column there; NaN with the reason where there is none.</summary>
    /// <param name="column">Index of the column.</param>
    /// <param name="kind">How the quantity may be closed.</param>
    public (double Value, Absence Absence) ValueOf(int column, ClosedKind kind)
    {
        if (Below is null) return (double.NaN, Absence.NotReached);
        var below = Below.Values[column];
        if (Above is null) return double.IsFinite(below) ? (below, Absence.None) : (double.NaN, Why(Below, kind));
        var above = Above.Values[column];
        if (!double.IsFinite(below)) return (double.NaN, Why(Below, kind));
        return double.IsFinite(above) ? (below + Part * (above - below), Absence.None) : (double.NaN, Why(Above, kind));
    }

    private static Absence Why(EnsembleState state, ClosedKind kind) =>
        (kind == ClosedKind.Pores && state.HasClosedPores) || (kind == ClosedKind.Paths && state.HasNoPath) ? Absence.Closed
            : Absence.NotMeasured;
}
