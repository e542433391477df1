using System.Globalization;
using LmpDem.Dem.Bodies;
using LmpDem.Dem.Measures;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Checkpoints;

namespace LmpDem.Dem.Packing;

/// <summary>
/// Takes a given packing as the dried layer. Where its overlaps are as small as those of a generated layer it is taken as it is, to the
/// bit. Otherwise its overlaps relax first, between the foil and a platen that rises until it carries no more than its light load.
/// </summary>
public static class GivenLayer
{
    /// <summary>Largest overlap over the smaller radius of a packing that is taken as it is.</summary>
    public const double MaxOverlapAsItIs = 0.01;

    private const double Friction = 1.0; // relaxed where they stand: only what overlaps is to move
    private const double Fastest = 2e-5; // of the speed of sound, a tenth of what the generator's platen may do
    private const double FastestDeep = 5e-3; // the platen gives way before columns of particles buckle; it only rises then
    private const double Play = 0.05; // of the thickness, in which the platen finds its light load
    private const int BlocksPerLook = 40;
    private const int MaxSteps = 100_000; // what relaxes at all does so within some thousand
    private const int BlocksPerQuench = 8; // so that particles that have come free do not fly on

    /// <summary>Takes the packing of an electrode.</summary>
    /// <param name="electrode">An electrode with a given packing.</param>
    /// <param name="seeds">Seeds; that of films serves those that are still to be drawn.</param>
    /// <param name="settings">Threads and limits.</param>
    /// <param name="progress">Told where the work stands.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="PackingException">Its overlaps do not relax within 5 % of the thickness.</exception>
    public static PackedElectrode Take(
        ElectrodeSpec electrode, PowderSeeds seeds, PackingSettings? settings = null, IProgress<PackingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(electrode);
        var given = electrode.Given ?? throw new ArgumentException("the electrode has no given packing", nameof(electrode));
        settings ??= new PackingSettings();
        var distribution = electrode.Distribution();
        var start = electrode.Draw(distribution, seeds);
        var height = given.Box.Length.Z;
        progress?.Report(new PackingProgress("taking", 0.0, start.Count, height));
        using var bed = new PackingBed(start, electrode, height, Friction, 0.0, 0.0, settings, new NoKeeper(cancellation));
        var before = bed.Equilibrium();
        var asItIs = before.MeanOverlapFraction <= settings.MaxMeanOverlap && before.MaxOverlapFraction <= MaxOverlapAsItIs;
        void Report(double done) => progress?.Report(new PackingProgress("relaxing", done, start.Count, bed.Height));
        if (!asItIs && !Relaxes(bed, height, settings, Report))
        {
            throw new PackingException(Text(
                $"the overlaps of the given packing do not relax while its thickness grows by at most {Play:0 %}: ")
                + "it is too dense; relax it before, or take a wider box", double.NaN, double.NaN);
        }
        var pressure = asItIs ? 0.0 : bed.RelativePressure;
        var (spheres, contacts) = bed.AtRest();
        if (asItIs) start.Position.CopyTo(spheres.Position, 0); // the stepper folds them into the box, which rounds
        var box = given.Box with { Length = given.Box.Length with { Z = bed.Height } };
        return new PackedElectrode
        {
            Spheres = spheres,
            Contacts = contacts,
            Box = box,
            SolidsFraction = spheres.SolidVolume / box.Volume,
            BinderVolumeFraction = electrode.Binder.VolumeFraction(new Laws.MaterialSpec().Density),
            Sizes = SizeCertificate.Of(spheres, distribution),
            Equilibrium = bed.Equilibrium(),
            RelativePressure = pressure,
            Friction = Friction,
            Insertions = 0,
            Steps = bed.Steps,
            GivenNote = Note(given, start, spheres, contacts, before, box.Length.Z, asItIs),
        };
    }

    // Particles that are squeezed past the platen make the steps diverge, which is one more way of not relaxing.
    private static bool Relaxes(PackingBed bed, double height, PackingSettings settings, Action<double> report)
    {
        try
        {
            return Relax(bed, height, settings, report);
        }
        catch (DivergedException)
        {
            return false;
        }
    }

    private static bool Relax(PackingBed bed, double height, PackingSettings settings, Action<double> report)
    {
        var isDeep = true;
        for (var block = 1; bed.Steps < Math.Min(MaxSteps, settings.MaxSteps); block++)
        {
            var speed = (isDeep ? FastestDeep : Fastest) * PackingBed.SoundSpeed
                * Math.Clamp(bed.RelativePressure / PackingBed.LightPressure - 1.0, isDeep ? 0.0 : -1.0, 1.0);
            var room = speed > 0.0 ? height * (1.0 + Play) - bed.Height : bed.Height - height; // never below the packing as it is
            var velocity = Math.Sign(speed) * Math.Min(Math.Abs(speed), Math.Max(room, 0.0) / (PackingBed.Block * bed.TimeStep));
            if (isDeep) bed.Creep(block > 1 ? velocity : 0.0); // the load of the block before steers the platen; the first block has none
            else bed.Advance(velocity);
            if (block % BlocksPerQuench == 0) bed.Quench();
            if (block % BlocksPerLook != 0) continue;
            report(Math.Min(0.95, block / 4000.0));
            var rest = bed.Equilibrium();
            isDeep = rest.MaxOverlapFraction > MaxOverlapAsItIs;
            if (isDeep || rest.MeanOverlapFraction > settings.MaxMeanOverlap) continue;
            // A layer that has room carries nothing that could be in balance: it is done when it is free of overlap.
            if (rest.UnbalancedRatio <= 0.5 * settings.MaxUnbalanced) return true;
            if (rest.MeanOverlapFraction <= 0.1 * settings.MaxMeanOverlap) return true;
        }

        return false;
    }

    private static string Note(
        GivenPacking given, Spheres start, Spheres spheres, Contacts contacts, Equilibrium before, double height, bool asItIs)
    {
        var loose = new Coordination(contacts, spheres.Count).WithWalls.Count(z => z == 0);
        var alone = loose == 0 ? "" : Text($"; {loose} of {spheres.Count} particles touch nothing");
        if (asItIs)
            return Text($"the given packing is taken as it is: mean overlap {before.MeanOverlapFraction:0.0e+0} of the radius") + alone;
        double sum = 0.0, most = 0.0;
        for (var i = 0; i < spheres.Count; i++)
        {
            var moved = given.Box.MinImage(spheres.Position[i] - start.Position[i]).Length;
            (sum, most) = (sum + moved, Math.Max(most, moved));
        }

        return Text($"the given packing overlapped by {before.MeanOverlapFraction:0.0 %} of the radius in the mean and ")
            + Text($"{before.MaxOverlapFraction:0.0 %} at most: it was relaxed, the particles moved by ")
            + Text($"{1e6 * sum / spheres.Count:0.###} um ")
            + Text($"in the mean and {1e6 * most:0.###} um at most, ")
            + Text($"the height went from {1e6 * given.Box.Length.Z:0.###} to {1e6 * height:0.###} um") + alone;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
