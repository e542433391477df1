using LmpDem.Transport.Linear;

namespace LmpDem.Transport.Plating;

/// <summary>
/// Secondary current distribution (ohmic drop and kinetics, no concentration gradients): div(kappa grad phi_e) = 0 in the pores that
/// reach the separator, charge transfer at reactive patches, the separator an equipotential plane with a prescribed current. Bodies
/// are as their <see cref="ElectronicLinks"/> say; those that float carry no net current. The currents are the gradient of a convex
/// function, so a Newton method whose steps are shortened where they overshoot always ends; it runs on one thread. One that is cut short
/// tells its residual.
/// </summary>
public static class SecondaryCurrent
{
    // Sum of squares of what nodes leave unbalanced, over the applied current; rounding alone leaves some 1e-12.
    internal const double Tolerance = 1e-10;
    private const double Forcing = 1e-3; // of one linear solve: three Newton steps of a linear problem reach the tolerance
    internal const int MaxSteps = 80;
    private const int MaxIterations = 5000;

    /// <summary>Solves for a prescribed current.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="patches">Reactive surface.</param>
    /// <param name="links">Electronic links of the bodies.</param>
    /// <param name="spec">Electrolyte and kinetics.</param>
    /// <param name="current">Applied current, positive for plating, negative for stripping, not 0 [A].</param>
    /// <param name="maxSteps">Newton steps after which the solve gives up.</param>
    public static CurrentDistribution Solve(
        ElectrodeCells layer, IReadOnlyList<ReactivePatch> patches, ElectronicLinks links, PlatingSpec spec, double current,
        int maxSteps = MaxSteps)
    {
        var pores = ElectrolytePores.Of(layer, spec.ElectrolyteConductivity);
        var system = new CurrentSystem(pores, layer, patches, links, spec, current);
        if (EvenDriving(system, links, spec, current) is not { } level) return Blocked(layer, patches, links, current);

        var potential = new double[system.Count];
        Array.Fill(potential, level, 0, pores.Count + 1);
        var excess = new double[system.Count];
        system.Excess(potential, excess);
        var (steps, iterations) = Descend(system, potential, excess, Math.Abs(current), maxSteps);
        return Result(layer, system, links, potential, current, ArrayProducts.Norm(excess) / Math.Abs(current), steps, iterations);
    }

    private static (int Steps, int Iterations) Descend(
        CurrentSystem system, double[] potential, double[] excess, double scale, int maxSteps)
    {
        var factor = new IncompleteFactor(system);
        var step = new double[system.Count];
        var trial = new double[system.Count];
        var right = new double[system.Count];
        var linear = new ConjugateGradients<ArrayProblem<CurrentSystem, IncompleteFactor>>(new(system, factor, right, step), threads: 1);
        var iterations = 0;
        for (var newton = 0; ; newton++)
        {
            var norm = ArrayProducts.Norm(excess);
            if (norm <= Tolerance * scale || !double.IsFinite(norm) || newton == maxSteps) return (newton, iterations);
            system.Linearise(potential);
            factor.Factor();
            for (var i = 0; i < right.Length; i++) right[i] = -excess[i];
            Array.Clear(step);
            iterations += linear.Solve(Math.Max(Forcing * norm, 0.3 * Tolerance * scale), MaxIterations);

            // The function along the step is convex; its slope is excess . step. A step that overshoots is cut by the secant.
            var slope = ArrayProducts.Dot(excess, step);
            var length = 1.0;
            for (var cut = 0; ; cut++)
            {
                for (var i = 0; i < trial.Length; i++) trial[i] = potential[i] + length * step[i];
                system.Excess(trial, excess);
                var slopeThere = ArrayProducts.Dot(excess, step);
                if (cut == 40 || Math.Abs(slopeThere) <= 0.5 * Math.Abs(slope) || ArrayProducts.Norm(excess) <= 0.5 * norm) break;
                if (slopeThere < 0.0) break; // short of the minimum: still downhill
                length *= Math.Clamp(slope / (slope - slopeThere), 0.1, 0.9);
            }

            Array.Copy(trial, potential, trial.Length);
        }
    }

    // The driving potential that would carry the current if it were the same everywhere: the start, and exact for slow kinetics.
    private static double? EvenDriving(CurrentSystem system, ElectronicLinks links, PlatingSpec spec, double current)
    {
        double lithium = 0.0, copper = 0.0;
        ChargeTransfer onLithium = default, onCopper = default;
        for (var k = 0; k < system.Patches.Count; k++)
        {
            var patch = system.Patches[k];
            if (system.PoreOf(k) < 0 || !(patch.OnFoil || links.Connected[patch.Body])) continue;
            if (patch.OnFoil) (copper, onCopper) = (copper + patch.Area, system.KineticsOf(k));
            else (lithium, onLithium) = (lithium + patch.Area, system.KineticsOf(k));
        }

        if (current == 0.0 || lithium + copper <= 0.0 || (lithium <= 0.0 && current < 0.0)) return null;
        double Carried(double w) =>
            (lithium > 0.0 ? lithium * onLithium.Behind(w, spec.InterphaseOf(onCopper: false)).Current : 0.0)
            + (copper > 0.0 ? copper * onCopper.Behind(w, spec.InterphaseOf(onCopper: true)).Current : 0.0);
        var far = Math.Sign(current) * 1e-3;
        while (Math.Abs(Carried(far)) < Math.Abs(current)) far *= 2.0;
        var near = 0.0;
        for (var k = 0; k < 200 && near != far; k++)
        {
            var middle = 0.5 * (near + far);
            if (middle == near || middle == far) break;
            if (Math.Abs(Carried(middle)) < Math.Abs(current)) near = middle;
            else far = middle;
        }

        return far;
    }

    private static CurrentDistribution Result(
        ElectrodeCells layer, CurrentSystem system, ElectronicLinks links, double[] potential,
        double current, double residual, int steps, int iterations)
    {
        var patches = system.Patches;
        var pores = system.Pores;
        var density = new double[patches.Count];
        var overpotential = new double[patches.Count];
        var reached = new bool[patches.Count];
        var body = new double[links.NodeOfBody.Count];
        double foil = 0.0, sum = 0.0;
        for (var k = 0; k < patches.Count; k++)
        {
            reached[k] = system.PoreOf(k) >= 0;
            density[k] = system.At(k, potential).Current;
            var there = system.ExtraOf(k) < 0 ? 0.0 : potential[pores.Count + system.ExtraOf(k)];
            overpotential[k] = reached[k] ? there - potential[system.PoreOf(k)] : double.NaN;
            var amount = patches[k].Area * density[k];
            sum += amount;
            if (patches[k].OnFoil) foil += amount;
            else body[patches[k].Body] += amount;
        }

        var electrolyte = new double[layer.Count];
        for (var v = 0; v < electrolyte.Length; v++)
            electrolyte[v] = pores.NumberOfCell[v] < 0 ? double.NaN : potential[pores.NumberOfCell[v]];
        double PotentialOf(int node) =>
            node < 0 ? 0.0 : system.ExtraOfNode[node] < 0 ? double.NaN : potential[pores.Count + system.ExtraOfNode[node]];
        return new CurrentDistribution
        {
            Carried = true,
            Applied = current,
            Potential = -potential[pores.Count],
            PatchCurrentDensity = density,
            PatchOverpotential = overpotential,
            PatchReached = reached,
            BodyCurrent = body,
            FoilCurrent = foil,
            BodyPotential = [.. links.NodeOfBody.Select(PotentialOf)],
            ElectrolytePotential = electrolyte,
            Imbalance = Math.Abs(sum / current - 1.0),
            Residual = residual,
            NewtonSteps = steps,
            Iterations = iterations,
        };
    }

    private static CurrentDistribution Blocked(
        ElectrodeCells layer, IReadOnlyList<ReactivePatch> patches, ElectronicLinks links, double current) => new()
        {
            Carried = false,
            Applied = current,
            Potential = double.NaN,
            PatchCurrentDensity = new double[patches.Count],
            PatchOverpotential = Missing(patches.Count),
            PatchReached = new bool[patches.Count],
            BodyCurrent = new double[links.NodeOfBody.Count],
            FoilCurrent = 0.0,
            BodyPotential = Missing(links.NodeOfBody.Count),
            ElectrolytePotential = Missing(layer.Count),
            Imbalance = 0.0,
            Residual = 0.0,
            NewtonSteps = 0,
            Iterations = 0,
        };

    private static double[] Missing(int count)
    {
        var values = new double[count];
        Array.Fill(values, double.NaN);
        return values;
    }
}

/// <summary>Where the first lithium plates: fractions of the applied current.</summary>
public sealed class PlatingProfile
{
    /// <summary>Height of the middle of each bin above the foil [m].</summary>
    public required IReadOnlyList<double> Height { get; init; }

    /// <summary>Fraction of the current on connected bodies, one per bin.</summary>
    public required IReadOnlyList<double> BodyFraction { get; init; }

    /// <summary>Bare surface of connected bodies that electrolyte from the separator reaches, one per bin [m2].</summary>
    public required IReadOnlyList<double> BodyArea { get; init; }

    /// <summary>Fraction of the current on free copper.</summary>
    public required double CopperFraction { get; init; }

    /// <summary>Fraction of the current in the upper half of the layer.</summary>
    public required double UpperFraction { get; init; }

    /// <summary>Mean height of the plating current, copper counted at 0, over the height of the layer.</summary>
    public required double MeanHeight { get; init; }

    /// <summary>Current that plates on one side of floating bodies and dissolves on their other, over the applied one.</summary>
    public required double BipolarFraction { get; init; }

    /// <summary>Map: plating current before the surfaces of each cell, one per cell [A].</summary>
    public required IReadOnlyList<double> CellCurrent { get; init; }
}
