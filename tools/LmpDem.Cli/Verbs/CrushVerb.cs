using System.CommandLine;
using System.Globalization;
using LmpDem.Dem.Crushing;
using LmpDem.Dem.Laws;
using LmpDem.Engine.Geometry;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem crush`: one sphere under rigid tools, for calibration and for checking against references.</summary>
internal static class CrushVerb
{
    private const string Header = "d_over_R,rel_density,force_uN,p_axial_MPa,p_lateral_MPa,contact_radius_um,broken_share,unbalanced";

    public static Command Create(Shell shell)
    {
        var solver = Text("--solver", "dem", "solver: dem");
        var cell = Text("--cell", "planes", "tools: planes, box, cylinder, isostatic, polyhedron");
        var radius = Text("--radius", "10 um", "radius of the sphere");
        var youngs = Text("--youngs", "5 GPa", "Young's modulus");
        var poisson = Text("--poisson", "0.36", "Poisson's ratio");
        var yield = Text("--yield", "1 MPa", "yield strength");
        var friction = Text("--friction", "0", "Coulomb friction at the tools");
        var law = Text("--law", "plastic_dense", "contact law");
        var to = Text("--to", "0.40", "largest motion of one platen over the radius");
        var rows = Text("--rows", "100", "rows of the curve");
        var csv = new Option<string?>("--csv") { Description = "file of the curve; stdout without it", HelpName = "file" };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var command = new Command("crush", "crush one sphere between rigid tools") { solver, cell, radius, youngs, poisson, yield, friction, law, to, rows, csv, json };
        command.SetAction(result =>
        {
            if (result.GetRequiredValue(solver) != "dem")
                throw new UsageException($"--solver: expected dem, but \"{result.GetRequiredValue(solver)}\" was found");
            double Value(Option<string> option, string unit, double min, double max) => FlagValue.Quantity(option.Name, result.GetRequiredValue(option), unit, min, max);
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
                ToolFriction = Value(friction, "", 0, 2),
            };
            var curve = Crush.Run(
                shape, Value(radius, "um", 1e-9, 1), material, contact, Value(to, "", 1e-6, 0.9), FlagValue.Integer("--rows", result.GetRequiredValue(rows), 1, 100_000));
            if (result.GetValue(csv) is { } file || !result.GetValue(json))
                ResultFile.Write(result.GetValue(csv), shell, w => Write(w, shape, curve));
            if (result.GetValue(json)) JsonText.Write(shell.Out, new { cell = result.GetRequiredValue(cell), material, rows = curve });
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(TextWriter writer, CrushCell cell, IReadOnlyList<CrushRow> curve)
    {
        writer.Write(Header + "\n");
        foreach (var r in curve)
        {
            // The film breaks only in the finite-volume solver; the contact radius means one platen's.
            var contact = cell == CrushCell.Planes ? (r.ContactRadius * 1e6).ToString("R", CultureInfo.InvariantCulture) : "";
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{r.Approach:R},{r.RelativeDensity:R},{r.Force * 1e6:R},{r.AxialPressure * 1e-6:R},{r.LateralPressure * 1e-6:R},{contact},,{r.Unbalanced:R}\n"));
        }
    }

    private static Option<string> Text(string name, string value, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };
}
