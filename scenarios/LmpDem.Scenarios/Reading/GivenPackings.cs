using System.Globalization;
using LmpDem.Dem.Bodies;
using LmpDem.Dem.Packing;
using LmpDem.Engine.Geometry;
using LmpDem.Transport.Plating;

namespace LmpDem.Scenarios.Reading;

/// <summary>
/// Takes the packing that a scenario names into it: the particles, and all that follows from them. Thickness, solids fraction and lateral
/// size need not be given; where they are, they must agree with the particles.
/// </summary>
internal sealed class GivenPackings
{
    private const string Key = "electrode.packing";
    private const string HashKey = "electrode.packing_sha256";
    private const int MaxTold = 10;
    private const double SameLength = 1e-6; // of an edge, where file and scenario both state it
    private const double SameThickness = 0.005; // what a generated layer may miss, too
    private const double SameSolids = 0.005;
    private const double MinThickness = 1e-6; // what electrode.thickness allows
    private const double MaxThickness = 5e-3;

    private readonly ElectrodeSpec electrode;
    private readonly SpecBinder binder;
    private readonly PackingFile file;

    private GivenPackings(ElectrodeSpec electrode, SpecBinder binder, PackingFile file) =>
        (this.electrode, this.binder, this.file) = (electrode, binder, file);

    /// <summary>The scenario with its packing; the scenario itself where it names none, and where faults were found.</summary>
    /// <param name="scenario">The scenario, each value in its range.</param>
    /// <param name="binder">Knows where each key stands, and takes faults of the scenario.</param>
    /// <param name="folder">Folder that the path of the packing starts from.</param>
    /// <param name="notes">Told how the file was understood.</param>
    /// <exception cref="ScenarioException">The file cannot be read, or its particles are no layer.</exception>
    public static Scenario Take(Scenario scenario, SpecBinder binder, string folder, Action<string>? notes)
    {
        var electrode = scenario.Electrode;
        if (electrode.Packing is not { } name)
        {
            if (electrode.PackingSha256 is not null) binder.Refuse(HashKey, $"this key belongs to {Key}, which is not given");
            return scenario;
        }

        if (name.Trim().Length == 0)
        {
            binder.Refuse(Key, "no file is named; write the path of a table or a LAMMPS data file, from the folder of the scenario");
            return scenario;
        }

        var file = PackingReading.Read(Path.Combine(folder, name));
        if (electrode.PackingSha256 is { } hash && !hash.Equals(file.Hash, StringComparison.OrdinalIgnoreCase))
        {
            binder.Refuse(HashKey, $"{file.Path} is another file than the one that this scenario was made with "
                + $"(its SHA-256 is {file.Hash}); restore it, or remove this key to take the file as it is now");
            return scenario;
        }

        var taken = new GivenPackings(electrode, binder, file).Take(notes);
        return taken is null ? scenario : scenario with { Electrode = taken, GivenPacking = file };
    }

    private ElectrodeSpec? Take(Action<string>? notes)
    {
        CheckNumbers();
        var (x, y) = (EdgeOf("lateral_x", electrode.LateralX, file.EdgeX), EdgeOf("lateral_y", electrode.LateralY, file.EdgeY));
        if (x is null || y is null) return null;
        var spheres = Spheres();
        var height = HeightOf(spheres, out var above);
        var box = Box.Layer(x.Value, y.Value, height);
        Throw(new PackingCheck(spheres, box, i => $"line {file.Line[i]}").Faults());
        var given = new GivenPacking { Spheres = spheres, Box = box };
        if (!Agrees(given)) return null;
        notes?.Invoke($"{file.Path}: {file.Understood}; "
            + Said($"{spheres.Count} particles, {1e6 * box.Length.X:0.###} x {1e6 * box.Length.Y:0.###} um, ")
            + Said($"{1e6 * height:0.###} um high, solids fraction {given.SolidsFraction:0.000}{above}"));
        // A resolved scenario names every key.
        var isResolved = electrode.PackingSha256 is not null;
        if (!isResolved && binder.IsGiven("electrode.size_distribution") && electrode.SizeDistribution != new SizeDistributionSpec())
            notes?.Invoke("electrode.size_distribution is not used: the packing has its own sizes");
        return electrode with
        {
            Packing = file.CopyName,
            PackingSha256 = file.Hash,
            LateralX = box.Length.X,
            LateralY = box.Length.Y,
            Thickness = height + (electrode.IncludesFoil ? electrode.FoilThickness : 0.0),
            SolidsFraction = given.SolidsFraction,
            ArealCapacity = null,
            SizeDistribution = new SizeDistributionSpec(),
            Given = given,
        };
    }

    // What is wrong with a number by itself, and lengths that cannot be those of particles.
    private void CheckNumbers()
    {
        const double Min = PackingCheck.MinRadius;
        const double Max = PackingCheck.MaxRadius;
        var radius = file.Radius;
        if (radius.Length < 2) throw Refused(0, $"a layer has two particles at least, and this file has {radius.Length}");
        ThrowWhere(i => !(radius[i] > 0.0), i => Said($"a radius of {radius[i]:G3} m is none; radii are above 0"));
        var median = radius.Order().ElementAt(radius.Length / 2);
        if (median is < Min or > Max)
        {
            throw Refused(0, Said($"the median radius would be {median:G3} m: ")
                + $"the unit of the lengths is not what the file says; {file.UnitAdvice}");
        }

        ThrowWhere(
            i => radius[i] is < Min or > Max,
            i => Said($"a radius of {radius[i]:G3} m is no particle's; radii are {Min:G3} to {Max:G3} m"));
        if (file.Film is { } film)
            ThrowWhere(i => !(film[i] >= 0.0 && film[i] < radius[i]),
                _ => "the thickness of a film is 0 or more, and less than the radius");
    }

    private Spheres Spheres()
    {
        var spheres = new Spheres(file.Radius.Length);
        file.Position.CopyTo(spheres.Position, 0);
        file.Radius.CopyTo(spheres.Radius, 0);
        file.Radius.CopyTo(spheres.ApparentRadius, 0);
        if (file.Film is { } film) film.CopyTo(spheres.FilmThickness, 0);
        else Array.Fill(spheres.FilmThickness, double.NaN);
        return spheres;
    }

    private double? EdgeOf(string name, double edge, double? own)
    {
        var key = "electrode." + name;
        if (!binder.IsGiven(key))
        {
            if (own is null)
                binder.Refuse(Key, $"{file.Path} states no box; give {key}, or a line such as \"# box: 60 x 60 um\" at the top of a table");
            return own;
        }

        if (own is null || Math.Abs(own.Value / edge - 1.0) <= SameLength) return edge;
        binder.Refuse(key, $"{Um(edge)} is given here, and {Um(own.Value)} in {file.Path}; remove the key, or correct one of the two");
        return null;
    }

    // The height that the file states is that of the platen, if the layer reaches it; LAMMPS's boxes often have room above.
    private double HeightOf(Spheres spheres, out string above)
    {
        var top = PackingCheck.TopOf(spheres);
        above = "";
        if (file.Height is not { } stated) return top;
        if (stated <= top + spheres.Radius.Min()) return stated;
        above = $"; its box is {Um(stated)} high, and the layer counts to its highest particle";
        return top;
    }

    private bool Agrees(GivenPacking given)
    {
        var before = binder.Faults.Count;
        var height = given.Box.Length.Z;
        if (height is < MinThickness or > MaxThickness)
            binder.Refuse(Key, $"{file.Path} is {Um(height)} high; a layer has {Um(MinThickness)} to {Um(MaxThickness)}");
        if (binder.IsGiven("electrode.thickness") && Math.Abs(electrode.LayerThickness - height) > SameThickness * height)
            Differs("thickness", Um(electrode.LayerThickness) + " of layer", Um(height));
        if (electrode.SolidsFraction is { } solids && Math.Abs(solids - given.SolidsFraction) > SameSolids)
            Differs("solids_fraction", Text(solids), Text(given.SolidsFraction));
        var capacity = given.SolidsFraction * height * ElectrodeSpec.LithiumCharge;
        if (electrode.ArealCapacity is { } target && Math.Abs(target / capacity - 1.0) > SameSolids)
            Differs("areal_capacity", Capacity(target), Capacity(capacity));
        return binder.Faults.Count == before;
    }

    private void Differs(string name, string given, string found) => binder.Refuse(
        $"electrode.{name}", $"{given} is given here, and the packing {file.Path} has {found}; remove the key: the packing decides");

    private void ThrowWhere(Func<int, bool> isWrong, Func<int, string> told) =>
        Throw(Enumerable.Range(0, file.Radius.Length).Where(isWrong).Select(i => new PackingCheck.Fault(i, told(i))));

    private void Throw(IEnumerable<PackingCheck.Fault> faults)
    {
        Fault[] all = [.. faults.Select(f => PackingReading.FaultAt(file.Path, f.Particle < 0 ? 0 : file.Line[f.Particle], f.Message))];
        if (all.Length == 0) return;
        var rest = all.Length - MaxTold;
        throw new ScenarioException(
            rest <= 0 ? all : [.. all.Take(MaxTold), PackingReading.FaultAt(file.Path, 0, $"and {rest} more faults")]);
    }

    private ScenarioException Refused(int line, string message) => new(PackingReading.FaultAt(file.Path, line, message));

    private static string Um(double length) => Said($"{1e6 * length:0.####} um");

    private static string Capacity(double charge) =>
        Text(charge / Electrochemistry.MilliampereHourPerSquareCentimetre) + " mAh/cm2";

    private static string Text(double value) => Said($"{value:0.####}");

    private static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
