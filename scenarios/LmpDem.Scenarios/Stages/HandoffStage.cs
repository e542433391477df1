using LmpDem.Dem.Packing;
using LmpDem.Engine.Snapshots;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Compacting;
using LmpDem.FiniteVolume.Laws;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Snapshots;

namespace LmpDem.Scenarios.Stages;

/// <summary>Makes of the spheres at the hand-off what the compaction of deformable bodies starts from.</summary>
public static class HandoffStage
{
    /// <summary>Name of the stage.</summary>
    public const string Name = "hand-off";

    // Bodies are worked on in bundles of eight, which the threads share.
    private const int BodiesPerBundle = 8;

    /// <summary>Prepares the compaction.</summary>
    /// <param name="packed">The packing, whose thickness the ratios refer to.</param>
    /// <param name="spheres">Spheres at the hand-off.</param>
    /// <param name="contacts">Their contacts.</param>
    /// <param name="stamp">Scenario and origin.</param>
    /// <param name="settings">Threads.</param>
    /// <param name="pressuresDone">Pressures that the spheres have come to already, under load control.</param>
    public static Compaction Prepare(
        Snapshot packed, Snapshot spheres, Snapshot contacts, RunStamp stamp, RunSettings settings, int pressuresDone = 0)
    {
        var scenario = stamp.Scenario;
        var (press, compact, material) = (scenario.Press, scenario.Compact, scenario.Material);
        return new Compaction
        {
            Seeds = Seeds(spheres),
            Box = SphereSnapshot.Box(spheres),
            StartThickness = SphereSnapshot.Box(packed).Length.Z,
            Press = press,
            PressuresDone = pressuresDone,
            StiffnessScale = material.StiffnessScale,
            Pairs = Pairs(contacts),
            PressureBefore = SnapshotColumn.Scalar(spheres, "load"),
            Material = new PlasticMaterial(material.ContactModulus, material.PoissonRatio, material.YieldStrength, compact.Hardening)
            {
                RateExponent = compact.RateExponent,
                ReferenceRate = compact.ReferenceRate,
            },
            Film = scenario.Film,
            Spec = compact,
            ContactGap = compact.ContactGap
                ?? 0.5 * compact.RelativeContactGap * scenario.Electrode.Distribution().Quantile(SizeWeighting.Volume, 0.5),
            Friction = scenario.Contact.Friction,
            WallFriction = scenario.Contact.WallFriction,
            PressFriction = scenario.Contact.PressFriction,
            FoilThickness = scenario.Electrode.FoilThickness,
            Seed = scenario.FilmSeed,
            MeshSeed = scenario.MeshSeed,
            Device = settings.Device,
            Keeper = settings.Keeper,
            Threads = Math.Clamp((spheres.PointCount + BodiesPerBundle - 1) / BodiesPerBundle, 1, settings.Threads),
        };
    }

    private static BodySeed[] Seeds(Snapshot snapshot)
    {
        var spheres = SphereSnapshot.Spheres(snapshot);
        return [.. Enumerable.Range(0, spheres.Count)
            .Select(i => new BodySeed(spheres.Position[i], spheres.Radius[i], spheres.FilmThickness[i]))];
    }

    private static (int First, int Second)[] Pairs(Snapshot contacts)
    {
        var (first, second) = (SnapshotColumn.CellIntegers(contacts, "first"), SnapshotColumn.CellIntegers(contacts, "second"));
        return [.. first.Zip(second).Where(pair => pair.Second >= 0)];
    }
}
