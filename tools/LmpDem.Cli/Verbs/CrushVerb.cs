using System.CommandLine;
using System.Globalization;
using LmpDem.Dem.Crushing;
using LmpDem.Dem.Laws;
using LmpDem.Engine.Geometry;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Crushing;
using LmpDem.FiniteVolume.Laws;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem crush`: one sphere under rigid walls, for calibration and for checking against references.</summary>
internal static class CrushVerb
{
    // A relative density to which meshes follow in every cell; references end there too.
    private const double UsualDensity = 0.97;

    public static Command Create(Shell shell)
    {
        var solver = Text("--solver", "dem", "solver: dem, fv");
        var cell = Text("--cell", "planes", "walls: planes, box, cylinder, isostatic, polyhedron");
        solver.CompletionSources.Add("dem", "fv");
        cell.CompletionSources.Add("planes", "box", "cylinder", "isostatic", "polyhedron");
        var radius = Text("--radius", "10 um", "radius of the sphere");
        var youngs = Text("--youngs", "5 GPa", "Young's modulus");
        var poisson = Text("--poisson", "0.36", "Poisson's ratio");
        var yield = Text("--yield", "1 MPa", "yield strength");
        var friction = Text("--friction", "0", "Coulomb friction at the walls");
        var law = Text("--law", "plastic_dense", "dem: contact law");
        var to = Text("--to", "0.40", "largest motion of one platen over the radius; fv: by default at most to a relative density of 0.97");
        var rows = Text("--rows", "100", "rows of the curve");
        var csv = new Option<string?>("--csv") { Description = "file of the curve; stdout without it", HelpName = "file" };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var body = new FvCrushFlags();
        var command = new Command(
            "crush", "crush one sphere between rigid walls") { solver, cell, radius, youngs, poisson, yield, friction, law, to, rows,
            csv, json };
        foreach (var option in body.Options) command.Add(option);
        var device = new DeviceOption().AddTo(command);
        var plugIns = new PlugInOption().AddTo(command);
        command.SetAction(result =>
        {
            double Value(Option<string> option, string unit, double min, double max) =>
                FlagValue.Quantity(option.Name, result.GetRequiredValue(option), unit, min, max);
            var isBody = result.GetRequiredValue(solver) switch
            {
                "fv" => true,
                "dem" => false,
                var other => throw new UsageException($"--solver: expected one of dem, fv, but \"{other}\" was found"),
            };
            var shape = FlagValue.Choice<CrushCell>("--cell", result.GetRequiredValue(cell));
            var material = new MaterialSpec
            {
                YoungsModulus = Value(youngs, "GPa", 1e3, 1e12),
                PoissonRatio = Value(poisson, "", 0, 0.49),
                YieldStrength = Value(yield, "MPa", 1e3, 1e10),
            };
            var contact = new ContactSpec
            {
                Law = FlagValue.Law("--law", result.GetRequiredValue(law), plugIns.Load(result)),
                WallFriction = Value(friction, "", 0, 2),
            };
            var size = Value(radius, "um", 1e-9, 1);
            var full = isBody ? FvCrush.LargestApproach(shape) : 0.9;
            var end = isBody && result.GetResult(to) is { Implicit: true }
                ? Math.Min(double.Parse(result.GetRequiredValue(to), CultureInfo.InvariantCulture),
                    CrushWalls.ApproachAt(shape, UsualDensity))
                : Value(to, "", 1e-6, Math.Floor(1e4 * full) / 1e4);
            var count = FlagValue.Integer("--rows", result.GetRequiredValue(rows), 1, 100_000);
            foreach (var option in isBody ? [law] : body.Options)
            {
                if (result.GetResult(option) is { Implicit: false })
                    shell.Error.WriteLine($"note: {option.Name} is for --solver {(isBody ? "dem" : "fv")} and not used here");
            }

            var test = isBody ? body.Read(result, shape, size, material, contact.WallFriction, shell) : null;
            if (test is null && device.IsAsked(result)) shell.Error.WriteLine("note: --device is for --solver fv and not used here");
            using var where = test is null ? null : device.Open(
                result, new FvSettings { Material = default, Formulation = test.Formulation, Film = test.Film }, shell.Error.WriteLine);
            var curve = test is not null
                ? (test with { Device = where }).Rows(end, count)
                : Crush.Run(shape, size, material, contact, end, count);
            var file = result.GetValue(csv);
            var done = CrushCurve.Write(curve, shape, file is null && result.GetValue(json) ? null : file ?? "-", shell);
            if (result.GetValue(json))
                JsonText.Write(
                    shell.Out, new
                    {
                        solver = result.GetRequiredValue(solver),
                        cell = result.GetRequiredValue(cell),
                        material,
                        rows = done
                    });
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<string> Text(string name, string value, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };
}

/// <summary>Flags of `lmpdem crush` that a deformable body needs beyond those of a sphere.</summary>
internal sealed class FvCrushFlags
{
    private readonly Option<string> template = Text(
        "--template", "6,4", "fv: mesh n,m, zones along the edge of a cube face, layers to the surface");
    private readonly Option<string> formulation = Text(
        "--formulation", "joint", "fv: zones: joint, or mixed (the independent reference, 3.5 times as slow)");
    private readonly Option<string> weight = Text(
        "--hourglass-weight", Default(h => h.Weight), "fv: weight of the bending of joint zones; 1: fully integrated, 2.5: as mixed");
    private readonly Option<string> viscosity = Text(
        "--hourglass-viscosity", "0.005", "fv: viscous resistance to the bending of joint zones; a layer takes 0.06");
    private readonly Option<string> hardening = Text("--hardening", "0 MPa", "fv: slope of the yield strength over the plastic strain");
    private readonly Option<string> film = Text("--film", "none", "fv: thickness of a film, for example \"100 nm\"");
    private readonly Option<string> filmYoungs = Text("--film-youngs", "55 GPa", "fv: Young's modulus of the film");
    private readonly Option<string> filmPoisson = Text("--film-poisson", "0.25", "fv: Poisson's ratio of the film");
    private readonly Option<string> filmStrength = Text("--film-strength", "200 MPa", "fv: mean strength of the film (von Mises)");
    private readonly Option<string> weibull = Text("--weibull", "5", "fv: Weibull modulus of the film's strength; 0 for no scatter");
    private readonly Option<string> fracture = Text(
        "--film-fracture-strain", "0", "fv: plastic strain at which the film tears; 0: brittle");
    private readonly Option<string> copies = Text(
        "--copies", "8", "fv: spheres crushed each for itself, meshes turned differently, whose mean is given; eight cost what one does");
    private readonly Option<string> seed = Text("--seed", "1", "fv: seed of the mesh's orientation and the film's strength");
    private readonly Option<string> advance = Text("--advance", "1e-5", "fv: motion of one platen over the radius a step, at full speed");
    private readonly Option<string> unbalanced = Text(
        "--max-unbalanced", "0.0005", "fv: unbalanced force ratio above which the walls slow down, to a quarter of --advance");
    private readonly Option<string?> threads = new(
        "--threads")
    { Description = "fv: worker threads, which share the copies in eights; no result depends on it", HelpName = "n" };

    /// <summary>The flags.</summary>
    public IReadOnlyList<Option> Options =>
        [template, formulation, weight, viscosity, hardening, film, filmYoungs, filmPoisson, filmStrength, weibull, fracture, copies, seed,
        advance, unbalanced, threads];

    /// <summary>The test that the flags ask for.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="cell">Walls.</param>
    /// <param name="radius">Radius of the sphere [m].</param>
    /// <param name="material">Its bulk.</param>
    /// <param name="friction">Friction at the walls.</param>
    /// <param name="shell">The surrounding process.</param>
    /// <exception cref="UsageException">A value is none or out of range.</exception>
    public FvCrush Read(ParseResult result, CrushCell cell, double radius, MaterialSpec material, double friction, Shell shell)
    {
        string Of(Option<string> option) => result.GetRequiredValue(option);
        double Value(Option<string> option, string unit, double min, double max) =>
            FlagValue.Quantity(option.Name, Of(option), unit, min, max);
        return new FvCrush
        {
            Cell = cell,
            Radius = radius,
            Material = new PlasticMaterial(
                material.YoungsModulus, material.PoissonRatio, material.YieldStrength, Value(hardening, "MPa", 0, 1e11)),
            Film = new FilmMechanicsSpec
            {
                YoungsModulus = Value(filmYoungs, "GPa", 1e8, 5e11),
                PoissonRatio = Value(filmPoisson, "", 0, 0.49),
                Strength = Value(filmStrength, "MPa", 1e6, 1e11),
                WeibullModulus = Value(weibull, "", 0, 200),
                FractureStrain = Value(fracture, "", 0, 5),
            },
            FilmThickness = Of(film) is "none" or "0" ? 0.0 : Value(film, "nm", 0, 0.05 * radius),
            Friction = friction,
            Formulation = FlagValue.Choice<ZoneFormulation>("--formulation", Of(formulation)),
            Hourglass = new HourglassSpec { Weight = Value(weight, "", 0.1, 10), Viscosity = Value(viscosity, "", 0, 0.08) },
            Template = FlagValue.Template("--template", Of(template)),
            AdvancePerStep = Value(advance, "", 1e-7, 1e-3),
            MaxUnbalanced = Value(unbalanced, "", 1e-5, 0.5),
            Copies = FlagValue.Integer("--copies", Of(copies), 1, 64),
            Seed = (ulong)FlagValue.Integer("--seed", Of(seed), 0, int.MaxValue),
            Threads = ThreadChoice.Resolve(result.GetValue(threads), shell.Environment).Count,
        };
    }

    private static string Default(Func<HourglassSpec, double> value) => value(new HourglassSpec()).ToString(CultureInfo.InvariantCulture);

    private static Option<string> Text(string name, string value, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };
}
