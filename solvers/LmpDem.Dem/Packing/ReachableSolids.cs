using System.Globalization;

namespace LmpDem.Dem.Packing;

/// <summary>
/// The solids fractions at which a powder packs to the target thickness, found by packing it: a smaller volume of the powder
/// makes a thinner layer, so the densities that one volume takes under the platen say nothing of others at this thickness.
/// </summary>
internal static class ReachableSolids
{
    private const double Usual = 0.54; // between the settled and the frictionless layer of most powders
    private const double Step = 0.01;
    private const double Min = 0.06;
    private const double Max = 0.74;
    private const double SettledScatter = 0.2; // 0.435 to 0.47 at 45 particles
    private const int FewestParticles = 50;
    private const int MaxParticles = 300;

    /// <summary>The exception that says why a layer was not made, what could be, and what to change.</summary>
    public static PackingException Refusal(
        ElectrodeSpec electrode, PowderSeeds seeds, PackingOutcome outcome, int insertions, PackingSettings settings,
            CancellationToken cancellation)
    {
        if (outcome == PackingOutcome.Restless)
        {
            return new PackingException(
                $"the layer did not come to rest in {settings.MaxSteps} steps, {insertions} times; "
                + "take another seed, or widen lateral_x and lateral_y",
                double.NaN, double.NaN);
        }

        var target = electrode.TargetSolidsFraction;
        var (loosest, densest) = Range(electrode, seeds, outcome, settings, cancellation);
        var refusal = Text($"a layer of solids fraction {target:0.000} cannot be made of this powder at this thickness: it ");
        if (double.IsNaN(loosest))
            return new PackingException(refusal + "packs at none; lower cut_max or thicken the layer", double.NaN, double.NaN);
        var range = Text($"packs from {loosest:0.00} (settled under its weight) to {densest:0.00} (pressed lightly without friction)");
        var way = target < loosest || target > densest
            ? "ask for a solids fraction between them"
            : Text($"these particles jam short of it, {insertions} times; take another seed, or widen lateral_x and lateral_y");
        return new PackingException($"{refusal}{range}; {way}", loosest, densest);
    }

    private static (double Loosest, double Densest) Range(
        ElectrodeSpec electrode, PowderSeeds seeds, PackingOutcome target, PackingSettings settings, CancellationToken cancellation)
    {
        var box = Sized(Usually(electrode), seeds);
        var (least, most) = (Min, Max);
        if (target == PackingOutcome.TooLoose) least = Math.Max(least, Math.Min(electrode.TargetSolidsFraction, Usual - Step));
        if (target == PackingOutcome.TooDense) most = Math.Min(most, Math.Max(electrode.TargetSolidsFraction, Usual + Step));
        var at = Math.Clamp(Usual, least, most);
        while (true)
        {
            var outcome = Try(box, at, seeds, settings, cancellation);
            if (outcome == PackingOutcome.Made) break;
            if (outcome == PackingOutcome.TooLoose) least = at;
            else most = at;
            if (most - least < Step) return (double.NaN, double.NaN);
            at = 0.5 * (least + most);
        }

        var (loosest, densest) = (at, at);
        while (loosest - least > Step)
        {
            var middle = 0.5 * (loosest + least);
            if (Try(box, middle, seeds, settings, cancellation) == PackingOutcome.Made) loosest = middle;
            else least = middle;
        }
        while (most - densest > Step)
        {
            var middle = 0.5 * (densest + most);
            if (Try(box, middle, seeds, settings, cancellation) == PackingOutcome.Made) densest = middle;
            else most = middle;
        }
        // Inwards by the scatter of draws; at the dense end other insertions of the same powder make up for it.
        var scatter = Math.Max(
            Step, SettledScatter / Math.Sqrt(Usually(box).Draw(new SizeDistribution(box.SizeDistribution), seeds).Count));
        return (Math.Ceiling(100.0 * (loosest + scatter)) / 100.0, Math.Floor(100.0 * (densest - Step)) / 100.0);
    }

    private static ElectrodeSpec Usually(ElectrodeSpec electrode) => electrode with { SolidsFraction = Usual, ArealCapacity = null };

    private static PackingOutcome Try(
        ElectrodeSpec electrode, double solids, PowderSeeds seeds, PackingSettings settings, CancellationToken cancellation)
    {
        var target = electrode with { SolidsFraction = solids, ArealCapacity = null };
        return ElectrodeGenerator.Attempt(target, seeds, settings, cancellation);
    }

    // A range needs no more particles than a small box holds, and not so few that it is an accident of the box.
    private static ElectrodeSpec Sized(ElectrodeSpec electrode, PowderSeeds seeds)
    {
        var distribution = new SizeDistribution(electrode.SizeDistribution);
        var particles = electrode.Draw(distribution, seeds).Count;
        if (particles is >= FewestParticles and <= MaxParticles) return electrode;
        var factor = Math.Sqrt((double)Math.Clamp(particles, FewestParticles, MaxParticles) / particles);
        var least = 3.0 * distribution.Largest;
        return electrode with
        {
            LateralX = Math.Max(factor * electrode.LateralX, least),
            LateralY = Math.Max(factor * electrode.LateralY, least),
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
