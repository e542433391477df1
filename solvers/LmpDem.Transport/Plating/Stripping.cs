using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Plating;

/// <summary>
/// Galvanostatic stripping in quasi-static steps. A body connected to the foil loses volume in proportion to its current; its bare
/// area shrinks with volume^(2/3), as for a shape that stays similar to itself. Its contacts persist: it conducts until it is used
/// up, then it leaves the network, and whatever was connected only through it is lost. The space it frees becomes pore as it
/// shrinks. The metallic area it had with a neighbour becomes bare surface of that neighbour. Between solves of the potential in
/// the pores, each body keeps its ohmic drop to the separator (the current is constant) and currents follow from kinetics and bare
/// area alone. The resistance of the metal is neglected, and so are floating bodies, which take part in no solve.
/// </summary>
public static class Stripping
{
    private const double MinStep = 1e-4; // of the theoretical capacity: how finely the limit is approached
    private const double TailFraction = 0.1; // of what is still connected that a step takes at most

    /// <summary>Strips a state until the limit.</summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="metallicArea">Metallic area, one per junction, 0 where it insulates [m2].</param>
    /// <param name="cells">The layer in cells.</param>
    /// <param name="patches">Bare surface; free copper is ignored, nothing can be stripped from it.</param>
    /// <param name="spec">Electrolyte, kinetics, current, limit, steps.</param>
    /// <param name="maxSteps">Newton steps after which a solve gives up; null: as usual.</param>
    public static StrippingResult Run(
        BodyNetwork network, IReadOnlyList<double> metallicArea, ElectrodeCells cells, IReadOnlyList<ReactivePatch> patches,
        PlatingSpec spec, int? maxSteps = null)
    {
        var layer = new StrippedLayer(network, metallicArea, cells, patches, spec, maxSteps ?? SecondaryCurrent.MaxSteps);
        var whole = network.Volume.Sum();
        var curve = new List<StrippingRow>();
        var taken = 0.0;
        var sinceSolve = double.PositiveInfinity;
        var step = spec.StrippingStep;
        StrippingEnd end;
        while (true)
        {
            if (sinceSolve >= spec.StrippingRenewal * whole || layer.ReactiveArea <= 0.0)
            {
                layer.Renew();
                sinceSolve = 0.0;
            }

            if (!double.IsFinite(layer.WorstResidual))
            {
                end = StrippingEnd.NothingReached; // the solve broke down, which the residual tells
                break;
            }

            var connected = layer.ConnectedVolume;
            if (connected <= 0.0 || layer.ReactiveArea <= 0.0)
            {
                end = connected <= 0.0 ? StrippingEnd.NothingConnected : StrippingEnd.NothingReached;
                break;
            }

            var polarisation = layer.Polarise();
            if (polarisation > spec.PotentialLimit)
            {
                // A step that ends beyond the limit is taken back and halved until it is the least.
                if (curve.Count == 0) curve.Add(Row(polarisation));
                if (taken == 0.0 || step <= MinStep)
                {
                    end = StrippingEnd.PotentialLimit;
                    break;
                }

                taken -= layer.TakeBack();
                step = Math.Max(0.5 * step, MinStep);
                layer.Polarise();
            }
            else
            {
                curve.Add(Row(polarisation));
            }

            var removed = layer.Remove(
                Math.Max(Math.Min(step * whole, TailFraction * layer.ConnectedVolume), Math.Min(MinStep * whole, layer.ConnectedVolume)));
            taken += removed;
            sinceSolve += removed;
        }

        if (end != StrippingEnd.PotentialLimit) curve.Add(Row(spec.PotentialLimit));
        return new StrippingResult
        {
            Curve = curve,
            End = end,
            Capacity = taken * Electrochemistry.ChargePerVolume / cells.FootArea,
            TheoreticalCapacity = whole * Electrochemistry.ChargePerVolume / cells.FootArea,
            RemainingVolume = layer.Volume,
            VisibleAtEnd = layer.Visible(),
            Solves = layer.Solves,
            Check = new SolveCheck("stripping", layer.WorstResidual, SecondaryCurrent.Tolerance),
        };

        StrippingRow Row(double polarisation) => new(
            taken * Electrochemistry.ChargePerVolume / cells.FootArea, polarisation, layer.ConnectedVolume / whole,
                layer.ReactiveArea / cells.FootArea);
    }
}

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
/// <param name="ConnectedFraction">Volume still connected to the foil over the volume at the start.</param>
/// <param name="ReactiveArea">Bare surface that takes part, over the area of the foil.</param>
public readonly record struct StrippingRow(double Capacity, double Polarisation, double ConnectedFraction, double ReactiveArea);

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
