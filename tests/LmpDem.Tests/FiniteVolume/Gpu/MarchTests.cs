using LmpDem.Engine.Execution;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Gpu;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Measures;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.Stepping;
using LmpDem.Tests.FiniteVolume.Stepping;
using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Gpu;

/// <summary>
/// The kernels of a GPU against the processor: after some steps the whole state, as a checkpoint keeps it, must have the same bytes. They
/// run on this processor in the place of a card; where there is a card, there too.
/// </summary>
[TestFixture]
public sealed class MarchTests
{
    private const double Radius = 10e-6;
    private const double Spacing = 19.8e-6;
    private const double Height = 39.6e-6;

    private GpuDevice emulated = null!;

    [OneTimeSetUp]
    public void Open() => emulated = GpuDevice.Emulated();

    [OneTimeTearDown]
    public void Close() => emulated.Dispose();

    [Test]
    public void APressedLayerHasTheBitsOfTheProcessor()
    {
        using var prepared = Layer(Settings, null);
        Press(prepared, 430);
        using var processor = Layer(Settings, null);
        using var device = Layer(Settings, emulated);
        // The state goes to the device by a checkpoint; 90 steps hold a search, two surveys and the new masses at 500.
        var state = StateList.Of(prepared);
        state.GiveTo(processor);
        state.GiveTo(device);
        var broken = processor.Capture().FilmIntact.Count(f => f < 1.0);
        var entries = Entries(processor);
        foreach (var stepper in (FvStepper[])[processor, device])
        {
            Press(stepper, 40);
            Press(stepper, 50);
        }

        Assert.That(Entries(processor), Is.Not.EqualTo(entries), "contacts were searched meanwhile");
        Assert.That(Pressing(processor), Is.GreaterThan(30), "contacts that could go wrong");
        var film = processor.Capture().FilmIntact;
        Assert.That(film.Count(f => f < 1.0), Is.GreaterThan(broken), "film that breaks meanwhile");
        Assert.That(film.Count(f => f > 0.0), Is.GreaterThan(100), "film that does not");
        Assert.That(processor.Capture().PlasticStrain.Max(), Is.GreaterThan(0.05));
        AssertSame(processor, device);
    }

    [Test]
    public void BodiesThatSwellAndGetTheirFilmsHaveTheBitsOfTheProcessor()
    {
        var scale = Enumerable.Repeat(0.96, Seeds.Length).ToArray();
        using var processor = Layer(Settings, null, scale);
        using var device = Layer(Settings, emulated, scale);
        foreach (var stepper in (FvStepper[])[processor, device])
        {
            stepper.Swell(Seeds, scale, 100, () => { });
            stepper.SetFilm();
            stepper.BeginMeasure();
            Press(stepper, 20);
        }

        Assert.That(Pressing(processor), Is.GreaterThan(10), "contacts that could go wrong");
        AssertSame(processor, device);
    }

    // A tube has another wall than a plane, and velocities are damped relative to their mean in time, which the walls' speed scales.
    [Test]
    public void ASphereInATubeHasTheBitsOfTheProcessor()
    {
        using var processor = Sphere(null);
        using var device = Sphere(emulated);
        foreach (var stepper in (FvStepper[])[processor, device])
        {
            stepper.Drag = Drag.Steady;
            for (var block = 0; block < 2; block++)
            {
                PressedBodies.Close(stepper, 40, advance: 4e-9 / (1 + block));
                stepper.Hasten(0.5);
            }
        }

        Assert.That(processor.WallWork(1), Is.GreaterThan(0.0));
        Assert.That(processor.LoadOn(2), Is.Not.EqualTo(Vec3.Zero), "the tube bears something, if only by its asymmetry");
        AssertSame(processor, device);
    }

    [Test]
    public void ATangledBodyIsNamedAsOnTheProcessor()
    {
        TangledException Tangle(MarchDevice? device)
        {
            using var stepper = Layer(Settings, device);
            return Assert.Throws<TangledException>(() => PressedBodies.Close(stepper, 50, advance: 1e-6))!;
        }

        var (one, other) = (Tangle(null), Tangle(emulated));
        Assert.That((other.Step, other.Body, other.Zone, other.Value), Is.EqualTo((one.Step, one.Body, one.Zone, one.Value)));
    }

    [Test]
    public void WhatItDoesNotRunIsRefusedByItsKey()
    {
        void Refused(FvSettings settings, string key) => Assert.That(
            () => Layer(settings, emulated),
            Throws.TypeOf<DeviceRefusalException>().With.Message.Contains(key).And.Message.Contains("--device cpu"));
        Refused(Settings with { Formulation = ZoneFormulation.Mixed }, "compact.formulation: mixed");
        Refused(Settings with { Film = new FilmMechanicsSpec { FractureStrain = 0.1 } }, "film.fracture_strain");
        Refused(Settings with { Foil = new PlasticMaterial(70e9, 0.34, 220e6) }, "compact.foil.deformable");
        using var led = Layer(Settings, emulated);
        led.PrescribedVelocities.Set(0, 0, Vec3.Zero);
        Assert.That(() => led.Run(1), Throws.TypeOf<DeviceRefusalException>());
    }

    [Test]
    public void ACardHasTheBitsOfTheProcessor()
    {
        using var card = GpuDevice.Find(out var why);
        if (card is null) Assert.Ignore($"skipped: no GPU ({why})");
        using var processor = PressedBodies.Layers(2);
        using var device = PressedBodies.Layers(2, device: card);
        foreach (var stepper in (FvStepper[])[processor, device])
        {
            PressedBodies.Close(stepper, 500, advance: 8e-9);
            PressedBodies.Close(stepper, 200, advance: 8e-9);
        }

        Assert.That(processor.Capture().FilmIntact.Count(f => f < 1.0), Is.GreaterThan(200));
        AssertSame(processor, device);
    }

    private static FvSettings Settings => PressedBodies.Settings with
    {
        Threads = 2,
        Template = new TemplateSize(2, 1),
        Film = new FilmMechanicsSpec { Strength = 600e6, WeibullModulus = 5 },
    };

    // Twelve bodies in two layers of a periodic box: nine of one mesh, a bundle that is full and one that is not, and two other meshes.
    private static BodySeed[] Seeds { get; } =
        [.. Enumerable.Range(0, 12).Select(n => new BodySeed(
            Spacing * new Vec3(n % 3 + 0.07 * (n % 2), n / 3 % 2 + 0.03 * (n % 5), n / 6 + 0.5), Radius, 100e-9))];

    private static FvStepper Layer(FvSettings settings, MarchDevice? device, double[]? scale = null)
    {
        BodyTemplate usual = Templates.Sphere(new TemplateSize(2, 1)), finer = Templates.Sphere(new TemplateSize(3, 1)),
            deeper = Templates.Sphere(new TemplateSize(2, 2));
        BodyTemplate[] meshes = [.. Enumerable.Range(0, Seeds.Length).Select(n => n == 4 ? finer : n is 7 or 8 ? deeper : usual)];
        return FvStepper.Create(
            Seeds, meshes, Box.Layer(3 * Spacing, 2 * Spacing, Height), PressedBodies.Walls(Height), settings, scale, device);
    }

    private static FvStepper Sphere(MarchDevice? device)
    {
        Wall[] walls =
            [.. PressedBodies.Walls(1.98 * Radius), new("die", WallShape.Tube, Vec3.Zero, new Vec3(0, 0, 1), 0.97 * Radius)];
        return FvStepper.Create(
            [new BodySeed(new Vec3(0, 0, 0.99 * Radius), Radius, 100e-9)], [Templates.Sphere(new TemplateSize(3, 1))],
            new Box(new Vec3(1e-3, 1e-3, 2 * Radius), false, false, false), walls, Settings with { Isolated = true }, device: device);
    }

    private static void Press(FvStepper stepper, int steps)
    {
        stepper.BeginLoads();
        PressedBodies.Close(stepper, steps, advance: 6e-9);
    }

    private static int Pressing(FvStepper stepper) =>
        Enumerable.Range(0, stepper.Count).Sum(s => stepper.Contacts.EntriesOf(s).ToArray().Count(e => e.Active != 0));

    private static int Entries(FvStepper stepper) => Enumerable.Range(0, stepper.Count).Sum(s => stepper.Contacts.EntriesOf(s).Length);

    // Lanes that hold no body may hold no numbers, of which there are many kinds.
    private static void ClearEmptyLanes(FvStepper stepper)
    {
        foreach (var (bundle, index) in stepper.Bodies.Bundles.Select((b, n) => (b, n)))
        {
            foreach (var column in (Column<double>?[])[
                bundle.Position, bundle.Velocity, bundle.Force, bundle.Mass, bundle.Zone, bundle.Facet, bundle.Load, bundle.LongLoad,
                bundle.Bare, bundle.Searched, bundle.Lane, bundle.Trend, stepper.State.Walls.ContactOf(index).Slip])
            {
                for (long k = 0; k < (column?.Length ?? 0); k++) if (k % Bundle.Lanes >= bundle.Count) column![k] = 0.0;
            }
        }
    }

    private static void AssertSame(FvStepper processor, FvStepper device)
    {
        for (var t = 0; t < processor.Walls.Count; t++)
            Assert.That((device.LoadOn(t), device.WallWork(t)), Is.EqualTo((processor.LoadOn(t), processor.WallWork(t))), $"wall {t}");
        Assert.That(device.Energy(), Is.EqualTo(processor.Energy()));
        Assert.That(device.Unbalanced, Is.EqualTo(processor.Unbalanced));
        ClearEmptyLanes(device);
        ClearEmptyLanes(processor);
        Assert.That(StateList.Of(device).Unlike(StateList.Of(processor)), Is.Empty);
    }
}
