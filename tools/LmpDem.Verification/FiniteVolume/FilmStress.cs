using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.Stepping;

namespace LmpDem.Verification.FiniteVolume;

/// <summary>
/// The film alone: a pressurised closed shell up to bursting, a strip under tension up to failure, and a film that is bent.
/// </summary>
public sealed class FilmStress : IVerification
{
    private static readonly FilmMechanicsSpec Film = new() { WeibullModulus = 0.0 };

    // Lithium that does not flow, and one so soft that the film carries the load.
    private static readonly PlasticMaterial Lithium = new(5e9, 0.25, 1e9);
    private static readonly PlasticMaterial Core = new(2e8, 0.25, 1e9);

    /// <inheritdoc/>
    public string Name => "film";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run() => [.. Burst(), .. Strip(), .. YieldingStrip(), .. Roll(), Flatten()];

    // Film and elastic core stretch alike: p = 2 t sigma / R + 3 K e with e = sigma (1 - nu) / E.
    private IEnumerable<VerificationCase> Burst()
    {
        const double thickness = 0.5e-6, radius = Bench.Unit;
        var mesh = Templates.Sphere(new TemplateSize(6, 4));
        using var stepper = Bench.One(mesh, Lithium, [], s => s with { Film = Film with { Bending = false } }, thickness);
        double Stress(double p) =>
            p / (2.0 * thickness / radius + 3.0 * Lithium.BulkModulus * (1.0 - Film.PoissonRatio) / Film.YoungsModulus);
        var limit = Film.Strength / Stress(1.0);
        Press(0.5, 1500);
        Bench.Settle(stepper, 1e-4, 3000);
        var half = stepper.Capture();
        yield return VerificationCase.Relative(
            Name, "stress of a closed shell under half its bursting pressure [Pa]", Mean(half), Stress(0.5 * limit),
                "p R / 2 t, less the core's part", 0.02,
            "flat facets: a chord's height over the radius is 0.9 %");
        var burst = 0.5;
        while (burst < 1.5 && stepper.Capture().FilmIntact.All(i => i == 1.0))
        {
            burst += 0.005;
            Press(burst, 100);
            stepper.Run(300);
        }

        yield return VerificationCase.Relative(
            Name, "pressure at which the first facet breaks [Pa]", burst * limit, limit, "2 t strength / R, with the core's part", 0.08,
            "the first of 432 facets breaks: four or eight of them meet at a node, "
            + "so the discrete curvature and their stresses are uneven");

        void Press(double fraction, int steps)
        {
            var old = fraction == 0.5 ? 0.0 : fraction - 0.005;
            for (var k = 1; k <= steps / 50; k++)
            {
                stepper.FacetPressures.Set(
                    0, [.. Enumerable.Repeat(-limit * (old + (fraction - old) * k * 50.0 / steps), mesh.FacetCount)]);
                stepper.Run(50);
            }
        }
    }

    // Poisson's ratios of zero: the stress along a strip that is stretched at its ends is E e everywhere, and nothing else.
    private IEnumerable<VerificationCase> Strip()
    {
        var mesh = Templates.Block((8, 3, 3), new Vec3(2, 0.75, 0.75));
        var film = Film with { PoissonRatio = 0.0, Bending = false }; // the sharp edges' curvature changes with the stretch
        using var stepper = Bench.One(mesh, Core with { PoissonRatio = 0.0 }, [], s => s with { Film = film }, 0.2e-6);
        var sides = Enumerable.Range(0, mesh.FacetCount)
            .Where(f => Enumerable.Range(0, 3).Any(k => mesh.Nodes[mesh.Facets[3 * f + k]].X is > 1e-3 and < 1.999)
            || !Enumerable.Range(1, 2).All(k => Math.Abs(mesh.Nodes[mesh.Facets[3 * f + k]].X - mesh.Nodes[mesh.Facets[3 * f]].X) < 1e-9))
                .ToArray();
        var critical = film.Strength / film.YoungsModulus;
        var strain = 0.0;
        Stretch(0.5 * critical);
        var half = stepper.Capture();
        yield return VerificationCase.Relative(
            Name, "stress of a strip at half its breaking strain [Pa]", sides.Average(f => half.FilmStress[f]), 0.5 * film.Strength,
                "E e", 0.005,
            "stress per area at the start against Green's strain: half the strain, 0.1 %");
        while (strain < 1.5 * critical && stepper.Capture().FilmIntact.All(i => i == 1.0)) Stretch(strain + 0.002 * critical);
        yield return VerificationCase.Relative(
            Name, "strain at which the strip breaks", strain, critical, "strength / E", 0.01,
            "looked for in steps of 0.2 %, and the last of them swings a little");

        // All nodes are led, which makes the strain even at once.
        void Stretch(double to)
        {
            var steps = Math.Max(20, (int)((to - strain) / critical * 2000));
            for (var n = 0; n < mesh.NodeCount; n++)
                stepper.PrescribedVelocities.Set(0, n, new Vec3((to - strain) * Bench.Unit * mesh.Nodes[n].X / steps, 0, 0));
            stepper.Run(steps);
            strain = to;
        }
    }

    // A film that yields before it tears, its sides held: sigma = 2 Y / sqrt 3 along, half of it across, and plastic strain 2 e / sqrt 3.
    private IEnumerable<VerificationCase> YieldingStrip()
    {
        const double fracture = 0.05, stretch = 0.04;
        var mesh = Templates.Block((8, 3, 3), new Vec3(2, 0.75, 0.75));
        var film = Film with { PoissonRatio = 0.0, Bending = false, FractureStrain = fracture };
        using var stepper = Bench.One(mesh, Core with { PoissonRatio = 0.0 }, [], s => s with { Film = film }, 0.2e-6);
        var along = 0.0;
        Stretch(stretch);
        var plane = 2.0 / Math.Sqrt(3.0) * film.Strength;
        var volume = 0.2e-6 * 4.0 * 2.0 * 0.75 * Bench.Unit * Bench.Unit; // the four long sides
        yield return VerificationCase.Relative(
            Name, "plastic work of a yielding strip [J]", stepper.Energy().FilmPlastic,
                plane * (Math.Log(1.0 + stretch) - plane / film.YoungsModulus) * volume,
            "2 Y / sqrt 3 times the plastic strain", 0.03,
                "on its way to plane strain it yields at Y first: a tenth of the elastic strain");
        while (along < 2.0 * fracture && stepper.Capture().FilmIntact.All(i => i == 1.0)) Stretch(along + 1e-4);
        yield return VerificationCase.Relative(
            Name, "strain at which a yielding strip tears", Math.Log(1.0 + along),
                Math.Sqrt(3.0) / 2.0 * fracture + plane / film.YoungsModulus,
            "sqrt 3 / 2 of its fracture strain, and the elastic one", 0.02,
                "looked for in steps of 0.2 %; the way to plane strain as above");

        void Stretch(double to)
        {
            var steps = Math.Max(20, (int)((to - along) * 1e5));
            for (var n = 0; n < mesh.NodeCount; n++)
                stepper.PrescribedVelocities.Set(0, n, new Vec3((to - along) * Bench.Unit * mesh.Nodes[n].X / steps, 0, 0));
            stepper.Run(steps);
            along = to;
        }
    }

    // A flat film rolled onto a cylinder without stretch: E t / 2 (1 - nu2) r along, nu times that across.
    private IEnumerable<VerificationCase> Roll()
    {
        const double thickness = 0.4e-6, bend = 0.25; // bend: the mesh's unit over the cylinder's radius
        var mesh = Templates.Block((16, 4, 1), new Vec3(2, 0.5, 0.1));
        using var stepper = Bench.One(mesh, Core, [], s => s with { Film = Film with { Strength = 1e12 } }, thickness);
        Lead(stepper, mesh, p =>
        {
            var (angle, radius) = (bend * (p.X - 1.0), 1.0 / bend - (0.1 - p.Z));
            return new Vec3(1.0 + radius * Math.Sin(angle), p.Y, 0.1 - 1.0 / bend + radius * Math.Cos(angle));
        });
        var body = stepper.Capture();
        var nu = Film.PoissonRatio;
        var expected = Math.Sqrt(1.0 - nu + nu * nu) * Film.YoungsModulus * thickness * bend / Bench.Unit / (2.0 * (1.0 - nu * nu));
        var inner = Facets(mesh, p => p.Z > 0.0999 && p.X is > 0.3 and < 1.7 && p.Y is > 0.1 and < 0.4);
        yield return VerificationCase.Relative(
            Name, "stress of a flat film rolled onto a cylinder [Pa]", inner.Average(f => body.FilmStress[f]), expected,
                "bending of a plate", 0.03,
            "arcs become chords of 1/8 of the edge: shorter by 4e-5, a membrane stress of 0.8 % of the bending stress");
    }

    // The pole of a sphere pressed flat without stretch along its meridians: E t / 2 (1 - nu) R.
    private VerificationCase Flatten()
    {
        const double thickness = 1e-6;
        var mesh = Templates.Sphere(new TemplateSize(16, 2));
        using var stepper = Bench.One(mesh, Core, [], s => s with { Film = Film with { Strength = 1e12 } }, thickness);
        Lead(stepper, mesh, p =>
        {
            var r = p.Length;
            var angle = Math.Acos(Math.Clamp(p.Z / Math.Max(r, 1e-9), -1.0, 1.0));
            if (r < 0.95 || angle > 0.6) return p;
            var across = new Vec3(p.X, p.Y, 0.0);
            return across.Length < 1e-9 ? p : r * angle * across.Normalized() + new Vec3(0, 0, r);
        });
        var body = stepper.Capture();
        var pole = Facets(mesh, p => p.Length > 0.95 && p.Z > Math.Cos(0.16));
        return VerificationCase.Relative(
            Name, "stress of a film on a sphere, pressed flat [Pa]", pole.Average(f => body.FilmStress[f]),
            Film.YoungsModulus * thickness / (2.0 * (1.0 - Film.PoissonRatio) * Bench.Unit), "E t / 2 (1 - nu) R", 0.05,
            "a sphere cannot be flattened without stretch: at 0.1 rad the hoops gain 0.17 %, "
            + "2.5 % of the bending strain at this thickness");
    }

    private static double Mean(LmpDem.FiniteVolume.Measures.BodyGeometry body)
    {
        double sum = 0.0, area = 0.0;
        for (var f = 0; f < body.FilmStress.Length; f++)
        {
            sum += body.FilmStress[f] * body.FacetArea[f];
            area += body.FacetArea[f];
        }

        return sum / area;
    }

    private static int[] Facets(BodyTemplate mesh, Func<Vec3, bool> corner) =>
        [.. Enumerable.Range(0, mesh.FacetCount).Where(f => Enumerable.Range(0, 3).All(k => corner(mesh.Nodes[mesh.Facets[3 * f + k]])))];

    private static void Lead(FvStepper stepper, BodyTemplate mesh, Func<Vec3, Vec3> place)
    {
        const int steps = 50;
        for (var n = 0; n < mesh.NodeCount; n++)
            stepper.PrescribedVelocities.Set(0, n, Bench.Unit / steps * (place(mesh.Nodes[n]) - mesh.Nodes[n]));
        stepper.Run(steps);
    }
}
