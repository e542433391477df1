using System.Diagnostics;
using LmpDem.Dem.Laws;
using LmpDem.Engine.Execution;
using LmpDem.Engine.Geometry;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.Stepping;
using LmpDem.Verification.Collisions;
using LmpDem.Verification.Contacts;
using LmpDem.Verification.FiniteVolume;
using LmpDem.Verification.Packs;
using LmpDem.Verification.Transport;

namespace LmpDem.Verification.Suite;

/// <summary>All experiments, in the order of the table.</summary>
public static class VerificationSuite
{
    /// <summary>The experiments.</summary>
    /// <param name="quick">Whether only those of seconds are wanted.</param>
    public static IReadOnlyList<IVerification> Experiments(bool quick) => [.. All().Where(e => e.IsQuick || !quick)];

    /// <summary>
    /// The experiments that a device can run: that its bits are the processor's, and those with deformable bodies that are neither led nor
    /// of mixed zones. All others do not depend on a device.
    /// </summary>
    /// <param name="quick">Whether only those of seconds are wanted.</param>
    public static IReadOnlyList<IVerification> OnDevices(bool quick) =>
        [new DeviceBits(), .. Experiments(quick).Where(e => e.RunsOnDevices)];

    /// <summary>Runs experiments on a device, one after the other.</summary>
    /// <param name="experiments">Experiments that run on devices.</param>
    /// <param name="device">The device.</param>
    /// <param name="progress">Told the name of each experiment before it runs, and its seconds after it.</param>
    public static IReadOnlyList<VerificationCase> RunOn(
        IReadOnlyList<IVerification> experiments, MarchDevice device, IProgress<string>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(experiments);
        ArgumentNullException.ThrowIfNull(device);
        return [.. experiments.SelectMany(experiment => Timed(experiment, () => experiment.RunOn(device), progress))];
    }

    /// <summary>
    /// Runs experiments side by side, the long ones first; rows stand in the order of the experiments on any number of threads.
    /// </summary>
    /// <param name="experiments">The experiments.</param>
    /// <param name="threads">Experiments at once, >= 1.</param>
    /// <param name="progress">Told the name of each experiment before it runs, and its seconds after it.</param>
    /// <exception cref="Exception">The first exception of an experiment, after all have stopped.</exception>
    public static IReadOnlyList<VerificationCase> Run(
        IReadOnlyList<IVerification> experiments, int threads = 1, IProgress<string>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(experiments);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var rows = new IReadOnlyList<VerificationCase>[experiments.Count];
        int[] order = [.. Enumerable.Range(0, rows.Length).OrderBy(k => experiments[k].IsQuick)];
        var next = -1;
        Workers.Run(Math.Min(threads, Math.Max(rows.Length, 1)), (_, _) =>
        {
            for (var k = Interlocked.Increment(ref next); k < order.Length; k = Interlocked.Increment(ref next))
            {
                var experiment = experiments[order[k]];
                rows[order[k]] = Timed(experiment, experiment.Run, progress);
            }
        });
        return [.. rows.SelectMany(r => r)];
    }

    private static IReadOnlyList<VerificationCase> Timed(
        IVerification experiment, Func<IReadOnlyList<VerificationCase>> run, IProgress<string>? progress)
    {
        progress?.Report($"running: {experiment.Name}");
        var began = Stopwatch.GetTimestamp();
        var rows = run();
        progress?.Report(FormattableString.Invariant($"done in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s: {experiment.Name}"));
        return rows;
    }

    private static IEnumerable<IVerification> All()
    {
        foreach (var law in new[] { ContactLaw.Linear, ContactLaw.HertzMindlin })
        {
            foreach (var restitution in new[] { 0.2, 0.5, 0.9 })
            {
                yield return new Restitution(law, restitution, 0.02);
                yield return new Restitution(law, restitution, 0.5);
            }
        }

        yield return new HertzImpact();
        yield return new MomentumConservation();
        yield return new GasEnergy();
        yield return new TangentialPair();
        yield return new TangentialLoop();
        yield return new SlidingToRolling();
        yield return new RollingResistance();
        yield return new PlasticContact();
        yield return new DenseSphere();
        yield return new ElasticWork();
        yield return new RandomPacking(400, 0.0, isQuick: true);
        yield return new RandomPacking(400, 0.6, isQuick: true);
        yield return new QuasiStaticPress();
        yield return new DenseDie();
        yield return new Springback();
        yield return new BlockLimits();
        yield return new StripPunch();
        yield return new ElasticSpheres(new TemplateSize(10, 6), isQuick: true);
        yield return new SpheresInLine();
        yield return new FilmStress();
        yield return new SlidingBlock();
        yield return new ContactMomentum();
        yield return new OpenMedia();
        yield return new CubicSpheres();
        yield return new ObliqueSlits();
        yield return new RandomMedia();
        foreach (var formulation in new[] { ZoneFormulation.Joint, ZoneFormulation.Mixed })
        {
            yield return new ElasticPatch(formulation);
            yield return new ThickSphere(new TemplateSize(6, 8), formulation, isQuick: formulation == ZoneFormulation.Joint);
            yield return new FlattenedSphere(new TemplateSize(6, 4), formulation, isQuick: false);
            yield return new SphereInDie(new TemplateSize(8, 5), formulation, isQuick: false);
        }

        yield return new PlaneElectrode();
        yield return new PorousElectrode(30);
        yield return new PorousElectrode(120);
        yield return new StrippedBodies();
        yield return new Resistors();
        yield return new HolmSpheres();
        yield return new LayerConductivity();
        yield return new BondPercolation(8, 4000, 0.005, isQuick: true);
        yield return new BondPercolation(16, 8000, 0.003, isQuick: false);
        yield return new EbacReciprocity();
        yield return new SphereInCell(CrushCell.Box, 0.431);
        yield return new SphereInCell(CrushCell.Isostatic, 0.171);
        yield return new VoidThreshold();
    }
}
