using LmpDem.Transport.Linear;

namespace LmpDem.Transport.Plating;

/// <summary>
/// The current that leaves every unknown potential, as the gradient of a convex function, and its derivative. Unknowns: pores,
/// then the plane of the separator, then the electronic nodes that carry anything; the foil is the zero of potential.
/// </summary>
internal sealed class CurrentSystem : ILinearOperator
{
    // Blocked copper has no slope. This fraction of the linear slope keeps the derivative definite while all surfaces are blocked.
    private const double MinSlope = 1e-9;

    private readonly ChargeTransfer onLithium;
    private readonly ChargeTransfer onCopper;
    private readonly double[] resistance; // of the electrolyte between centre and surface and of the interphase, one per patch [Ohm m2]
    private readonly int[] patchPore;
    private readonly int[] patchExtra;
    private readonly double applied;

    /// <summary>Gathers the patches and nodes that take part.</summary>
    /// <param name="pores">Pores that reach the separator.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="patches">Reactive surface.</param>
    /// <param name="links">Electronic links.</param>
    /// <param name="spec">Kinetics.</param>
    /// <param name="applied">Current from the separator into the pores, positive for plating [A].</param>
    public CurrentSystem(ElectrolytePores pores, ElectrodeCells layer, IReadOnlyList<ReactivePatch> patches, ElectronicLinks links,
        PlatingSpec spec, double applied)
    {
        Pores = pores;
        this.applied = applied;
        onLithium = ChargeTransfer.OnLithium(spec);
        onCopper = ChargeTransfer.OnCopper(spec);

        Patches = patches;
        resistance = [.. patches.Select(p => p.Distance / spec.ElectrolyteConductivity + spec.InterphaseOf(p.OnFoil))];
        patchPore = new int[patches.Count];
        patchExtra = new int[patches.Count];
        var active = new bool[links.Nodes];
        for (var k = 0; k < patches.Count; k++)
        {
            patchPore[k] = pores.NumberOfCell[patches[k].Cell];
            var node = patches[k].OnFoil ? ElectronicLinks.Foil : links.NodeOfBody[patches[k].Body];
            if (patchPore[k] >= 0 && node >= 0) active[node] = true;
        }

        ExtraOfNode = new int[links.Nodes];
        Extras = 1;
        for (var n = 0; n < ExtraOfNode.Length; n++) ExtraOfNode[n] = active[n] ? Extras++ : -1;
        for (var k = 0; k < patches.Count; k++)
        {
            var node = patches[k].OnFoil ? ElectronicLinks.Foil : links.NodeOfBody[patches[k].Body];
            patchExtra[k] = node < 0 ? -1 : ExtraOfNode[node];
        }

        PoreDiagonal = new double[pores.Count];
        ExtraBlock = new double[Extras * Extras];
        Slope = new double[patches.Count];
        BareDiagonal = new double[pores.Count];
        for (var p = 0; p < pores.Count; p++)
        {
            BareDiagonal[p] = pores.ToSeparator[p];
            for (var e = pores.Start[p]; e < pores.Start[p + 1]; e++) BareDiagonal[p] += pores.Conductance[e];
        }
    }

    /// <summary>The pores.</summary>
    public ElectrolytePores Pores { get; }

    /// <summary>Reactive surface, also that which takes no part.</summary>
    public IReadOnlyList<ReactivePatch> Patches { get; }

    /// <summary>Unknowns besides the pores: the separator (0), then nodes.</summary>
    public int Extras { get; }

    /// <summary>Number of each node among the extras, -1 where it carries nothing.</summary>
    public int[] ExtraOfNode { get; }

    /// <summary>Number of unknowns.</summary>
    public int Count => Pores.Count + Extras;

    /// <summary>Diagonal of the derivative in the pores, after <see cref="Linearise"/> [S].</summary>
    public double[] PoreDiagonal { get; }

    /// <summary>Block of the derivative over the extras, rows of <see cref="Extras"/>, after <see cref="Linearise"/> [S].</summary>
    public double[] ExtraBlock { get; }

    /// <summary>Conductance of each patch, 0 where it takes no part, after <see cref="Linearise"/> [S].</summary>
    public double[] Slope { get; }

    private double[] BareDiagonal { get; }

    /// <summary>Pore number of a patch, -1 where no electrolyte from the separator reaches it.</summary>
    public int PoreOf(int patch) => patchPore[patch];

    /// <summary>Extra unknown behind a patch, -1 at the foil.</summary>
    public int ExtraOf(int patch) => patchExtra[patch];

    /// <summary>Kinetics of a patch.</summary>
    public ChargeTransfer KineticsOf(int patch) => Patches[patch].OnFoil ? onCopper : onLithium;

    /// <summary>Current density at a patch, positive for plating, 0 where it takes no part [A/m2].</summary>
    public (double Current, double Slope) At(int patch, double[] potential)
    {
        var pore = patchPore[patch];
        if (pore < 0) return (0.0, 0.0);
        var extra = patchExtra[patch];
        var driving = potential[pore] - (extra < 0 ? 0.0 : potential[Pores.Count + extra]);
        return KineticsOf(patch).Behind(driving, resistance[patch]);
    }

    /// <summary>Current that leaves every unknown beyond what enters it [A].</summary>
    /// <param name="potential">Potentials, one per unknown [V].</param>
    /// <param name="excess">Receives the currents.</param>
    public void Excess(double[] potential, double[] excess)
    {
        var n = Pores.Count;
        Array.Clear(excess, n, Extras);
        excess[n] = -applied;
        for (var p = 0; p < n; p++)
        {
            var here = potential[p];
            var toSeparator = Pores.ToSeparator[p] * (here - potential[n]);
            var sum = toSeparator;
            for (var e = Pores.Start[p]; e < Pores.Start[p + 1]; e++) sum += Pores.Conductance[e] * (here - potential[Pores.Column[e]]);
            excess[p] = sum;
            excess[n] -= toSeparator;
        }

        for (var k = 0; k < patchPore.Length; k++)
        {
            if (patchPore[k] < 0) continue;
            var current = Patches[k].Area * At(k, potential).Current;
            excess[patchPore[k]] += current;
            if (patchExtra[k] >= 0) excess[n + patchExtra[k]] -= current;
        }
    }

    /// <summary>Takes the derivative at potentials.</summary>
    public void Linearise(double[] potential)
    {
        Array.Copy(BareDiagonal, PoreDiagonal, BareDiagonal.Length);
        Array.Clear(ExtraBlock);
        for (var p = 0; p < Pores.Count; p++) ExtraBlock[0] += Pores.ToSeparator[p];
        for (var k = 0; k < patchPore.Length; k++)
        {
            if (patchPore[k] < 0) continue;
            var kinetics = KineticsOf(k);
            var least = MinSlope * kinetics.Exchange * kinetics.InverseThermalVoltage;
            Slope[k] = Patches[k].Area * Math.Max(At(k, potential).Slope, least);
            PoreDiagonal[patchPore[k]] += Slope[k];
            if (patchExtra[k] >= 0) ExtraBlock[patchExtra[k] * (Extras + 1)] += Slope[k];
        }
    }

    /// <summary>Derivative times a vector.</summary>
    public void Multiply(double[] vector, double[] product)
    {
        var n = Pores.Count;
        var separator = 0.0;
        for (var p = 0; p < n; p++)
        {
            var sum = PoreDiagonal[p] * vector[p] - Pores.ToSeparator[p] * vector[n];
            for (var e = Pores.Start[p]; e < Pores.Start[p + 1]; e++) sum -= Pores.Conductance[e] * vector[Pores.Column[e]];
            product[p] = sum;
            separator -= Pores.ToSeparator[p] * vector[p];
        }

        for (var a = 0; a < Extras; a++)
        {
            var sum = 0.0;
            for (var b = 0; b < Extras; b++) sum += ExtraBlock[a * Extras + b] * vector[n + b];
            product[n + a] = sum;
        }

        product[n] += separator;
        for (var k = 0; k < patchPore.Length; k++)
        {
            if (patchPore[k] < 0 || patchExtra[k] < 0) continue;
            product[patchPore[k]] -= Slope[k] * vector[n + patchExtra[k]];
            product[n + patchExtra[k]] -= Slope[k] * vector[patchPore[k]];
        }
    }
}
