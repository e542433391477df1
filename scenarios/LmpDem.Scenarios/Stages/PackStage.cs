using LmpDem.Dem.Measures;
using LmpDem.Dem.Packing;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Transport.Plating;

namespace LmpDem.Scenarios.Stages;

/// <summary>Makes the dried electrode: the first snapshot of a run.</summary>
public static class PackStage
{
    /// <summary>Name of the stage.</summary>
    public const string Name = "pack";

    /// <summary>Kind of its snapshot.</summary>
    public const string Kind = "packed";

    /// <summary>Packs the electrode of a scenario.</summary>
    /// <param name="stamp">Scenario and origin.</param>
    /// <param name="settings">Thread count and cancellation token.</param>
    /// <param name="observer">Told of progress and of the packing.</param>
    /// <returns>The packing: particles at rest on the foil.</returns>
    public static Snapshot Run(RunStamp stamp, RunSettings settings, IRunObserver observer)
    {
        var electrode = stamp.Scenario.Electrode;
        var clock = new RunClock(settings.Clock);
        observer.On(new StageBegun(Name) { GoesOn = settings.KeeperOrNone.Keep("packing clock", clock) });
        var progress = new Relay<PackingProgress>(
            observer, p => new RunProgress(Name, p.Done, 0, null, $"{p.Stage} {p.Particles} particles"));
        var packing = new PackingSettings { Threads = settings.Threads, Keeper = settings.Keeper };
        var made = electrode.Given is null
            ? ElectrodeGenerator.Generate(electrode, stamp.Scenario.PowderSeeds, packing, progress, settings.Stop)
            : GivenLayer.Take(electrode, stamp.Scenario.PowderSeeds, packing, progress, settings.Stop);
        settings.KeeperOrNone.Release("packing clock");
        foreach (var note in made.Notes()) observer.On(new NoteMade(note));
        var coordination = new Coordination(made.Contacts, made.Spheres.Count);
        var report = new PackingReport(
            made.Spheres.Count, electrode.LayerThickness, made.Thickness, electrode.TargetSolidsFraction, made.SolidsFraction,
            made.ArealCapacity / Electrochemistry.MilliampereHourPerSquareCentimetre, made.Porosity, made.Equilibrium.MeanOverlapFraction,
            made.Equilibrium.MeanCoordination,
            coordination.MeanWithWallsWithoutRattlers, coordination.RattlerCount,
            made.Sizes, made.Insertions, made.Steps, clock.Elapsed.TotalSeconds);
        var packed = SphereSnapshot.Of(
            made.Spheres, made.Box, 0, 0.0, [], Values(made),
            stamp.Provenance(stamp.Scenario.GivenPacking is { } file ? [file.Hash] : []), Kind);
        observer.On(new ElectrodePacked(packed, report));
        return packed;
    }

    private static Field[] Values(PackedElectrode made) =>
    [
        Catalogue.Thickness.Of(made.Thickness),
        Catalogue.Solids.Of(made.SolidsFraction),
        Catalogue.Porosity.Of(made.Porosity),
        Catalogue.ArealCapacity.Of(made.ArealCapacity),
        Catalogue.MeanOverlapFraction.Of(made.Equilibrium.MeanOverlapFraction),
    ];
}
