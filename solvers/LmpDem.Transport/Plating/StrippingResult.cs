using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Plating;

/// <summary>Outcome of stripping one state.</summary>
public sealed class StrippingResult
{
    /// <summary>
    /// The curve, from nothing taken out to the end. Where nothing is left that carries current, the last row stands at the limit.
    /// </summary>
    public required IReadOnlyList<StrippingRow> Curve { get; init; }

    /// <summary>Why it ended.</summary>
    public required StrippingEnd End { get; init; }

    /// <summary>Charge taken out per area of the foil [C/m2].</summary>
    public required double Capacity { get; init; }

    /// <summary>Charge of all lithium per area of the foil [C/m2].</summary>
    public required double TheoreticalCapacity { get; init; }

    /// <summary>Degree of electrochemical activation: capacity over theoretical capacity.</summary>
    public double Activation => Capacity / TheoreticalCapacity;

    /// <summary>Volume left, one per body [m3].</summary>
    public required IReadOnlyList<double> RemainingVolume { get; init; }

    /// <summary>Fraction of the foil that no body touches at the start.</summary>
    public required double UntouchedAtStart { get; init; }

    /// <summary>Fraction of the foil that no body touches at the end, contacts with used-up bodies removed.</summary>
    public required double UntouchedAtEnd { get; init; }

    /// <summary>Fraction of the foil over which no lithium stood at the start: what a view from above saw bare.</summary>
    public required double VisibleAtStart { get; init; }

    /// <summary>Fraction of the foil over which no lithium stands at the end, bodies in part used up shrunk about their centres.</summary>
    public required double VisibleAtEnd { get; init; }

    /// <summary>Times the potential in the pores was solved.</summary>
    public required int Solves { get; init; }

    /// <summary>Convergence of the worst of these solves.</summary>
    public required SolveCheck Check { get; init; }
}

/// <summary>One row of a stripping curve.</summary>
/// <param name="Capacity">Charge taken out so far per area of the foil [C/m2].</param>
/// <param name="Polarisation">Potential of the foil against a lithium reference in the plane of the separator, >= 0 [V].</param>
/// <param name="ConnectedShare">Volume still connected to the foil over the volume at the start.</param>
/// <param name="ReactiveArea">Bare surface that takes part, over the area of the foil.</param>
public readonly record struct StrippingRow(double Capacity, double Polarisation, double ConnectedShare, double ReactiveArea);

/// <summary>Why stripping ended.</summary>
public enum StrippingEnd
{
    /// <summary>The polarisation reached its limit.</summary>
    PotentialLimit,

    /// <summary>No lithium was left that is connected to the foil.</summary>
    NothingConnected,

    /// <summary>Lithium was connected to the foil, but electrolyte reached no bare surface of it.</summary>
    NothingReached,
}
