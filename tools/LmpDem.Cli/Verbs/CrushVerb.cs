using System.CommandLine;
using System.Globalization;
using LmpDem.Dem.Crushing;
using LmpDem.Dem.Laws;
using LmpDem.Engine.Geometry;
using LmpDem.FiniteVolume.Crushing;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem crush`: one sphere under rigid tools, for calibration and for checking against references.</summary>
internal static class CrushVerb
{
    // A relative density to which meshes follow in every cell; references end there too.
    private const double UsualDensity = 0.97;

    public static Command Create(Shell shell)
    {
        var solver = Text("--solver", "dem", "solver: dem, fv");
        var cell = Text("--cell", "planes", "tools: planes, box, cylinder, isostatic, polyhedron");
        var radius = Text("--radius", "10 um", "radius of the sphere");
        var youngs = Text("--youngs", "5 GPa", "Young's modulus");
        var poisson = Text("--poisson", "0.36", "Poisson's ratio");
        var yield = Text("--yield", "1 MPa", "yield strength");
        var friction = Text("--friction", "0", "Coulomb friction at the tools");
        var law = Text("--law", "plastic_dense", "dem: contact law");
        var to = Text("--to", "0.40", "largest motion of one platen over the radius; fv: by default at most to a relative density of 0.97");
        var rows = Text("--rows", "100", "rows of the curve");
        var csv = new Option<string?>("--csv") { Description = "file of the curve; stdout without it", HelpName = "file" };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var body = new FvCrushFlags();
        var command = new Command("crush", "crush one sphere between rigid tools") { solver, cell, radius, youngs, poisson, yield, friction, law, to, rows, csv, json };
        foreach (var option in body.Options) command.Add(option);
        command.SetAction(result =>
        {
            double Value(Option<string> option, string unit, double min, double max) => FlagValue.Quantity(option.Name, result.GetRequiredValue(option), unit, min, max);
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
                Law = FlagValue.Choice<ContactLaw>("--law", result.GetRequiredValue(law)),
                WallFriction = Value(friction, "", 0, 2),
            };
            var size = Value(radius, "um", 1e-9, 1);
            var full = isBody ? FvCrush.LargestApproach(shape) : 0.9;
            var end = isBody && result.GetResult(to) is { Implicit: true }
                ? Math.Min(double.Parse(result.GetRequiredValue(to), CultureInfo.InvariantCulture), CrushWalls.ApproachAt(shape, UsualDensity))
                : Value(to, "", 1e-6, Math.Floor(1e4 * full) / 1e4);
            var count = FlagValue.Integer("--rows", result.GetRequiredValue(rows), 1, 100_000);
            foreach (var option in isBody ? [law] : body.Options)
            {
                if (result.GetResult(option) is { Implicit: false })
                    shell.Error.WriteLine($"note: {option.Name} is for --solver {(isBody ? "dem" : "fv")} and not used here");
            }

            var curve = isBody
                ? body.Read(result, shape, size, material, contact.WallFriction, shell).Rows(end, count)
                : Crush.Run(shape, size, material, contact, end, count);
            var file = result.GetValue(csv);
            var done = CrushCurve.Write(curve, shape, file is null && result.GetValue(json) ? null : file ?? "-", shell);
            if (result.GetValue(json))
                JsonText.Write(shell.Out, new { solver = result.GetRequiredValue(solver), cell = result.GetRequiredValue(cell), material, rows = done });
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<string> Text(string name, string value, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };
}
