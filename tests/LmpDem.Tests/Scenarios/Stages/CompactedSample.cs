using LmpDem.Dem.Bodies;
using LmpDem.Dem.Measures;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;
using LmpDem.FiniteVolume.Compacting;
using LmpDem.FiniteVolume.Measures;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Scenarios.Stages;
using LmpDem.Tests.FiniteVolume.Measures;

namespace LmpDem.Tests.Scenarios.Stages;

/// <summary>A finite-volume stage without its solver: two cubes on a foil, as a compaction would give them.</summary>
internal static class CompactedSample
{
    public static HandoffAudit Audit { get; } = new(0.05, 2, 2, 1e-4, 1e-5, 0.6, 3, 2, 1, 1e5, 1.1e5, 1e-7, 2e-7, 0.01);

    public static RunStamp Stamp { get; } = new(Scenario(), 1);

    public static Scenario Scenario() =>
        ScenarioReader.ReadText(
        BadInput.Good + "\ncompact: { enabled: true }\ntransport: { criterion: fracture, pores: { enabled: false } }\n", "sample");

    public static Box Box { get; } = Box.Layer(2, 1, 2);

    public static Snapshot Spheres(double time = 0.5)
    {
        var spheres = new Spheres(2);
        (spheres.Position[0], spheres.Position[1]) = (new Vec3(0.5, 0.5, 0.5), new Vec3(0.5, 0.5, 1.5));
        (spheres.Radius[0], spheres.Radius[1]) = (0.6, 0.5);
        (spheres.FilmThickness[0], spheres.FilmThickness[1]) = (0.01, 0.02);
        return SphereSnapshot.Of(
            spheres, Box, 1, time, [], [Field.Single("load", "Pa", 1e5), Field.Single("line_load", "N/m", 10)], Stamp.Provenance());
    }

    public static PressedState Handoff(StateRow? row = null)
    {
        var contacts = new Contacts(2);
        (contacts.First[0], contacts.Second[0]) = (0, -1);
        (contacts.First[1], contacts.Second[1]) = (0, 1);
        Wall[] walls = [new("foil", WallShape.Plane, Vec3.Zero, new Vec3(0, 0, 1))];
        var state = PackingState.Capture(Box, SphereSnapshot.Spheres(Spheres()), contacts, walls);
        return new PressedState(
            1, "hand-off", Spheres(), ContactSnapshot.Of(state, 1, 0.5, [], [], Stamp.Provenance()), row, [])
        { HandsOn = true };
    }

    public static CompactState State(double ratio, long step, bool saturated = false, BodyGeometry? bodies = null) => new()
    {
        TargetRatio = ratio,
        AchievedRatio = saturated ? 0.42 : ratio,
        Thickness = 2,
        SolidsFraction = 0.5,
        PressureTop = 2e6,
        PressureBottom = 2.02e6,
        LineLoad = 500,
        Unbalanced = 1e-3,
        OverCalendered = saturated,
        Step = step,
        DeepestPenetration = 3e-8,
        MeanPenetrationFraction = 0.01,
        MinVolumeRatio = 0.99,
        InvertedCornerFraction = 0,
        WorstZone = (1, 0, 0.7),
        Energy = new EnergyBalance(10, 8, 0.5, 0.2, 0.1, 0.1, 0.1, 0.5, 0.1, 0.3, 0),
        Bodies = bodies ?? TwoCubes.Stacked(),
        Walls = [new Wall("foil", WallShape.Plane, Vec3.Zero, new Vec3(0, 0, 1)),
            new Wall("press", WallShape.Plane, new Vec3(0, 0, 2), new Vec3(0, 0, -1))],
        Box = Box,
    };
}
