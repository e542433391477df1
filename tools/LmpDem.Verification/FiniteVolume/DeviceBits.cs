using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.Stepping;

namespace LmpDem.Verification.FiniteVolume;

/// <summary>
/// Twelve bodies in films, with friction, pressed in a periodic cell until films break: on a device every value has the bits of the
/// processor. Without a device it holds one thread against three. Small enough for a device that this processor stands in for.
/// </summary>
public sealed class DeviceBits : IVerification
{
    private const double Radius = Bench.Unit;
    private const double Spacing = 1.96 * Radius;
    private const double Height = 2.0 * Spacing;
    private const int Steps = 200;

    /// <inheritdoc/>
    public string Name => "bits of the processor, twelve bodies of mesh 2,1";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public bool RunsOnDevices => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run() => Compare(Values(1, null), Values(3, null));

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> RunOn(MarchDevice device) => Compare(Values(1, null), Values(1, device));

    private List<VerificationCase> Compare(List<(string Name, double[] Values)> expected, List<(string Name, double[] Values)> found)
    {
        var rows = new List<VerificationCase>();
        foreach (var ((name, one), (_, other)) in expected.Zip(found))
        {
            var unlike = one.Zip(other).Count(v => BitConverter.DoubleToInt64Bits(v.First) != BitConverter.DoubleToInt64Bits(v.Second));
            rows.Add(VerificationCase.Absolute(
                Name, FormattableString.Invariant($"values of {one.Length} with other bits: {name}"), unlike, 0.0, "the processor", 0.0,
                "every operation is rounded alike, in the same order"));
        }

        var intact = expected.Single(v => v.Name == "film").Values;
        var broken = 1.0 - intact.Average();
        rows.Add(new VerificationCase(
            Name, "fraction of the film that broke", broken, 0.01, "at least, for the case to say something", broken > 0.01 ? 0.0 : 1.0,
            "absolute", 0.0, "a bound"));
        return rows;
    }

    private static List<(string Name, double[] Values)> Values(int threads, MarchDevice? device)
    {
        BodySeed[] seeds =
            [.. Enumerable.Range(0, 12).Select(n => new BodySeed(
                Spacing * new Vec3(n % 3 + 0.07 * (n % 2), n / 3 % 2 + 0.03 * (n % 5), n / 6 + 0.5), Radius, 100e-9))];
        Wall[] walls = [Bench.Plane(Vec3.Zero, new Vec3(0, 0, 1)), Bench.Plane(new Vec3(0, 0, Height), new Vec3(0, 0, -1))];
        var settings = new FvSettings
        {
            Material = Bench.Lithium,
            Template = new TemplateSize(2, 1),
            Film = new FilmMechanicsSpec { Strength = 300e6, WeibullModulus = 5 },
            Friction = 0.3,
            WallFriction = 0.3,
            Threads = threads,
        };
        using var stepper = FvStepper.Create(seeds, Box.Layer(3 * Spacing, 2 * Spacing, Height), walls, settings, device: device);
        stepper.SetWall(1, stepper.Walls[1] with { Velocity = new Vec3(0, 0, -0.02 * Height / Steps) });
        for (var k = 0; k < 4; k++) stepper.Run(Steps / 4);
        var body = stepper.Capture();
        var energy = stepper.Energy();
        return
        [
            ("places of nodes", [.. body.Nodes.SelectMany(p => new[] { p.X, p.Y, p.Z })]),
            ("stresses and strains of zones", [.. body.VonMises, .. body.Pressure, .. body.PlasticStrain]),
            ("film", [.. body.FilmIntact]),
            ("loads and works",
                [.. stepper.Walls.Select((_, w) => stepper.LoadOn(w).Z), energy.Plastic, energy.Friction, stepper.Unbalanced]),
        ];
    }
}
