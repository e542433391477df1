using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Plating;

/// <summary>The layer while it is stripped: volumes, connected bodies, bare areas, ohmic drops.</summary>
internal sealed class StrippedLayer
{
    private const double ShortestStep = 0.05; // of a step: bodies used up within it leave the network together

    private readonly BodyNetwork network;
    private readonly IReadOnlyList<double> metallicArea;
    private readonly ElectrodeCells layer;
    private readonly IReadOnlyList<ReactivePatch> patches;
    private readonly PlatingSpec spec;
    private readonly ChargeTransfer kinetics;
    private readonly double current;
    private readonly double[] reached; // bare area of each body before pores that reach the separator, at full volume [m2]
    private readonly double[] exposed; // metallic area laid open by neighbours that are used up [m2]
    private readonly double[] drop; // phi_e at the body above the plane of the separator [V]
    private readonly double[] rate; // current of each body [A]
    private readonly double[] volumeBefore;
    private readonly double[] exposedBefore;
    private double removedLast;
    private readonly int maxSteps;
    private bool[] connected;

    public StrippedLayer(
        BodyNetwork network, IReadOnlyList<double> metallicArea, ElectrodeCells layer, IReadOnlyList<ReactivePatch> patches,
        PlatingSpec spec, int maxSteps)
    {
        this.maxSteps = maxSteps;
        this.network = network;
        this.metallicArea = metallicArea;
        this.layer = layer;
        this.patches = patches;
        this.spec = spec;
        kinetics = ChargeTransfer.OnLithium(spec);
        current = spec.CurrentDensity * layer.FootArea;
        Volume = [.. network.Volume];
        reached = new double[network.Count];
        exposed = new double[network.Count];
        drop = new double[network.Count];
        rate = new double[network.Count];
        volumeBefore = [.. Volume];
        exposedBefore = new double[network.Count];
        connected = Join();
    }

    /// <summary>Volume left, one per body [m3].</summary>
    public double[] Volume { get; }

    /// <summary>Times the potential in the pores was solved.</summary>
    public int Solves { get; private set; }

    /// <summary>Largest residual of these solves; not a number where one broke down.</summary>
    public double WorstResidual { get; private set; }

    /// <summary>Volume connected to the foil [m3].</summary>
    public double ConnectedVolume => Enumerable.Range(0, Volume.Length).Sum(b => connected[b] ? Volume[b] : 0.0);

    /// <summary>Bare area that takes part [m2].</summary>
    public double ReactiveArea => Enumerable.Range(0, Volume.Length).Sum(AreaOf);

    /// <summary>Solves the potential in the pores around what is left of the bodies, for reach and ohmic drop of each body.</summary>
    public void Renew()
    {
        Array.Clear(reached);
        Array.Clear(drop);
        var open = Present();
        var taking = patches.Where(p => !p.OnFoil && connected[p.Body] && Volume[p.Body] > 0.0).ToArray();
        var shrunk = Array.ConvertAll(taking, p => p with { Area = p.Area * Shrinkage(p.Body) });
        var distribution = SecondaryCurrent.Solve(open, shrunk, ElectronicLinks.Of(connected), spec, -current, maxSteps);
        Solves++;
        WorstResidual = Math.Max(WorstResidual, distribution.Residual); // Max keeps what is no number
        if (!distribution.Carried) return;
        double mean = 0.0, all = 0.0;
        for (var k = 0; k < taking.Length; k++)
        {
            if (!distribution.PatchReached[k]) continue;
            var there = distribution.ElectrolytePotential[taking[k].Cell] + distribution.Potential;
            reached[taking[k].Body] += taking[k].Area;
            drop[taking[k].Body] += taking[k].Area * there;
            mean += taking[k].Area * there;
            all += taking[k].Area;
        }

        // A body that only used-up neighbours laid open has no patch of its own; it takes the mean drop.
        for (var b = 0; b < drop.Length; b++) drop[b] = reached[b] > 0.0 ? drop[b] / reached[b] : mean / all;
    }

    /// <summary>Finds the polarisation that carries the current, and with it the current of each body [V].</summary>
    public double Polarise()
    {
        // The current rises with the polarisation, so Newton's steps are kept between bounds that hold the root.
        double near = 0.0, far = 1e-3;
        var (carried, slope) = Carried(far);
        while (carried < current)
        {
            near = far;
            far *= 2.0;
            (carried, slope) = Carried(far);
        }

        var at = far;
        for (var k = 0; k < 100 && Math.Abs(carried - current) > 1e-13 * current; k++)
        {
            var next = at - (carried - current) / slope;
            if (!(next > near && next < far)) next = 0.5 * (near + far);
            if (next <= near || next >= far) break;
            at = next;
            (carried, slope) = Carried(at);
            if (carried < current) near = at;
            else far = at;
        }

        for (var b = 0; b < rate.Length; b++) rate[b] *= current / carried;
        return at;
    }

    /// <summary>
    /// Removes volume in proportion to the currents of <see cref="Polarise"/>. Within the step each body keeps its current density
    /// while its area shrinks with V^(2/3), so that the cube root of its volume falls linearly. The step ends early where a body
    /// is used up, as others may hang on it.
    /// </summary>
    /// <param name="amount">Requested volume [m3].</param>
    /// <returns>Volume removed [m3].</returns>
    public double Remove(double amount)
    {
        Array.Copy(Volume, volumeBefore, Volume.Length);
        Array.Copy(exposed, exposedBefore, exposed.Length);
        double near = 0.0, far = 0.0, soonest = double.PositiveInfinity; // of the time that removes the amount
        for (var b = 0; b < Volume.Length; b++)
        {
            if (rate[b] <= 0.0) continue;
            far = Math.Max(far, 3.0 * Volume[b] / rate[b]);
            soonest = Math.Min(soonest, 3.0 * Volume[b] / rate[b]);
        }

        for (var k = 0; k < 60 && Lost(far) > amount; k++)
        {
            var middle = 0.5 * (near + far);
            if (middle <= near || middle >= far) break;
            if (Lost(middle) < amount) near = middle;
            else far = middle;
            if (far - near < 1e-12 * far) break;
        }

        var time = Math.Min(far, Math.Max(soonest, ShortestStep * far));
        removedLast = 0.0;
        for (var b = 0; b < Volume.Length; b++)
        {
            var loss = LossOf(b, time);
            if (Volume[b] - loss <= 1e-9 * network.Volume[b]) loss = Volume[b];
            Volume[b] -= loss;
            removedLast += loss;
        }

        for (var k = 0; k < network.Junctions.Count; k++)
        {
            var junction = network.Junctions[k];
            if (junction.AtFoil) continue;
            LayOpen(junction.First, junction.Second, metallicArea[k]);
            LayOpen(junction.Second, junction.First, metallicArea[k]);
        }

        connected = Join();
        return removedLast;
    }

    /// <summary>Takes the last removal back.</summary>
    /// <returns>Volume put back [m3].</returns>
    public double TakeBack()
    {
        Array.Copy(volumeBefore, Volume, Volume.Length);
        Array.Copy(exposedBefore, exposed, exposed.Length);
        connected = Join();
        return removedLast;
    }

    /// <summary>Fraction of the foil over which nothing of a body stands.</summary>
    public double Visible() => Present().Cells.SeenThrough();

    // Bodies keep similar to themselves: the cube root of what is left is their scale.
    private ElectrodeCells Present()
    {
        var scale = new double[Volume.Length];
        for (var b = 0; b < scale.Length; b++) scale[b] = Math.Cbrt(Volume[b] / network.Volume[b]);
        return Array.TrueForAll(scale, s => s >= 1.0) ? layer : layer.Shrunk(scale);
    }

    private double Shrinkage(int body) => Math.Pow(Volume[body] / network.Volume[body], 2.0 / 3.0);

    private double AreaOf(int body) => connected[body] && Volume[body] > 0.0 ? (reached[body] + exposed[body]) * Shrinkage(body) : 0.0;

    private (double Current, double Slope) Carried(double polarisation)
    {
        var (sum, slopes) = (0.0, 0.0);
        for (var b = 0; b < rate.Length; b++)
        {
            rate[b] = 0.0;
            var area = AreaOf(b);
            if (!(area > 0.0)) continue;
            var (density, slope) = kinetics.Behind(drop[b] - polarisation, spec.InterphaseResistance);
            if (density >= 0.0) continue; // it would plate
            rate[b] = -area * density;
            sum += rate[b];
            slopes += area * slope;
        }

        return (sum, slopes);
    }

    private double Lost(double time)
    {
        var sum = 0.0;
        for (var b = 0; b < Volume.Length; b++) sum += LossOf(b, time);
        return sum;
    }

    private double LossOf(int body, double time)
    {
        if (rate[body] <= 0.0) return 0.0;
        var left = Math.Max(0.0, 1.0 - time * rate[body] / (3.0 * Volume[body]));
        return Volume[body] * (1.0 - left * left * left);
    }

    private void LayOpen(int gone, int neighbour, double area)
    {
        if (Volume[gone] <= 0.0 && volumeBefore[gone] > 0.0 && Volume[neighbour] > 0.0) exposed[neighbour] += area;
    }

    private bool[] Join() => Clusters.Of(
        Volume,
        Enumerable.Range(0, network.Junctions.Count)
            .Where(k => metallicArea[k] > 0.0)
            .Select(k => (network.Junctions[k].First, network.Junctions[k].Second))
            .Where(j => Volume[j.First] > 0.0 && (j.Second < 0 || Volume[j.Second] > 0.0))).Connected();
}
