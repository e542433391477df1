using LmpDem.Analysis.Errors;
using LmpDem.Analysis.References;
using LmpDem.Electrode.Quantities;

namespace LmpDem.Analysis.Report;

/// <summary>A headline number of a run with its numerical error.</summary>
/// <param name="Quantity">Column of summary.csv or networks.csv.</param>
/// <param name="Name">The quantity in words, with its unit.</param>
/// <param name="Ratio">Calendering ratio reached.</param>
/// <param name="Value">The value there, in the unit of the column.</param>
/// <param name="Error">Its numerical error; null where it is not known.</param>
public sealed record HeadlineNumber(string Quantity, string Name, double Ratio, double Value, NumericalError? Error);

/// <summary>
/// The numerical errors of a run's numbers: of the pores by the run itself, which solves them in cells of two sizes, of everything else by
/// a convergence table, where there is one.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="table">The convergence table; null without.</param>
public sealed class RunErrors(RunRecord run, ErrorTable? table)
{
    private const double SameState = 0.02; // between asked and reached, which differ by springback

    private static readonly (Quantity Value, Quantity Error)[] Known =
    [
        (Catalogue.TortuosityZ, Catalogue.TortuosityZError), (Catalogue.TortuosityXy, Catalogue.TortuosityXyError),
        (Catalogue.DiffusivityZ, Catalogue.DiffusivityZError),
    ];

    private static readonly (Quantity Quantity, string Name)[] Headlines =
    [
        (Catalogue.Load, "load (MPa)"), (Catalogue.Thickness, "thickness (µm)"), (Catalogue.FilmIntact, "film, whole share"),
        (Catalogue.FilmOpen, "film, opened share"), (Catalogue.OpenLiCu, "electronic area Li to Cu, film opened"),
        (Catalogue.OpenLiLi, "metallic area Li to Li, film opened"), (Catalogue.OpenIonic, "ionic area, film opened"),
        (Catalogue.PorosityOpen, "open porosity"), (Catalogue.TortuosityZ, "tortuosity through the layer"),
        (Catalogue.TortuosityXy, "tortuosity in the plane"), (Catalogue.DiffusivityZ, "diffusivity through the layer over the free one"),
        (Catalogue.Coordination, "coordination"),
    ];

    // What says how and where a run is written, not what it computes, or which of its states are looked at.
    private static readonly string[] Aside = ["name", "seed", "press.ratios"];

    /// <summary>
    /// What the table says of the run in a sentence: its file, and the keys by which its scenario differs; null without a table.
    /// </summary>
    public string? Origin
    {
        get
        {
            if (table is null) return null;
            var file = Path.GetFullPath(table.Path); // its folder tells studies apart, all the rest is of this machine
            var place = $"Convergence table: {Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}";
            return Differences(table, run.Keys) switch
            {
                null => $"{place}; it is not known on which scenario it was measured.",
                { Count: 0 } => $"{place}, measured on the same scenario{Seed()}.",
                var keys => $"{place}, measured on another scenario: {string.Join("; ", keys.Take(3))}"
                    + (keys.Count > 3 ? $"; and {keys.Count - 3} more keys." : "."),
            };
        }
    }

    /// <summary>The headline numbers, each at the highest ratio at which the run has it.</summary>
    public IReadOnlyList<HeadlineNumber> Numbers
    {
        get
        {
            var main = run.Main;
            (Quantity, string)[] activation = main is null ? [] : [(main.Criterion.Activation, $"activation, {main.Label}")];
            return
            [
                .. from headline in activation.Concat(Headlines)
                   let points = run.Curve(headline.Item1).Points
                   where points.Count > 0
                   let last = points[^1]
                   select new HeadlineNumber(
                       headline.Item1.Column, headline.Item2, last.Ratio, last.Value, Of(headline.Item1, last.Ratio)),
            ];
        }
    }

    /// <summary>
    /// The keys by which a scenario differs from that of a table ("electrode.thickness 84 um there, 60 um here"), apart from name, seed,
    /// ratios and output; null where the table's scenario is not known.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="keys">Keys of the resolved scenario.</param>
    public static IReadOnlyList<string>? Differences(ErrorTable table, IReadOnlyList<(string Key, string Value)> keys)
    {
        if (table.ScenarioText is null) return null;
        var (here, there) = (Relevant(keys), Relevant(ResolvedKeys.Read(table.ScenarioText)));
        return
        [
            .. there.Keys.Union(here.Keys).Where(k => there.GetValueOrDefault(k) != here.GetValueOrDefault(k))
                .Select(k => $"{k} {there.GetValueOrDefault(k, "not given")} there, {here.GetValueOrDefault(k, "not given")} here"),
        ];

        static Dictionary<string, string> Relevant(IEnumerable<(string Key, string Value)> keys) => keys
            .Where(k => k.Value != "null" && !Aside.Contains(k.Key) && !k.Key.StartsWith("output.", StringComparison.Ordinal))
            .DistinctBy(k => k.Key).ToDictionary(k => k.Key, k => k.Value);
    }

    /// <summary>Error of a quantity.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="ratio">Calendering ratio reached.</param>
    /// <returns>The error; null where it is not known.</returns>
    public NumericalError? Of(Quantity quantity, double ratio)
    {
        var own = OwnError(quantity, ratio);
        var told = table?.Of(quantity.Column, Target(ratio), own is null ? [] : ["voxel"]);
        return NumericalError.Of([.. new[] { own, told }.OfType<NumericalError>()]);
    }

    /// <summary>Findings with the numerical error of their quantity, the largest of the ratios that they show.</summary>
    /// <param name="findings">The findings.</param>
    public IReadOnlyList<PaperFinding> Beside(IEnumerable<PaperFinding> findings) =>
    [
        .. findings.Select(f => Catalogue.Find(f.Quantity) is not { } quantity ? f : f with
        {
            NumericalError = f.At.Select(r => Of(quantity, r)).OfType<NumericalError>().MaxBy(e => e.Value)
                ?? (f.At.Count == 0 ? table?.Of(quantity.Column, null) : null),
        }),
    ];

    // How far the smaller cells are from the extrapolated value, in per cent of it.
    private NumericalError? OwnError(Quantity quantity, double ratio)
    {
        var (_, error) = Known.FirstOrDefault(k => k.Value == quantity);
        if (error is null || run.Curve(error).At(ratio) is not { } off || run.Curve(quantity).At(ratio) is not { } value || value == 0)
            return null;
        var percent = 100.0 * Math.Abs(off / value);
        return new NumericalError(percent, "%", $"cells of two sizes in this run (networks.csv): {NumericalError.Amount(percent, "%")}");
    }

    private double? Target(double reached)
    {
        var (asked, there) =
            (run.Summary.Column(Catalogue.TargetCalenderingRatio.Column), run.Summary.Column(Catalogue.CalenderingRatio.Column));
        return Enumerable.Range(0, asked.Count)
            .Where(k => asked[k] is not null && Math.Abs((there[k] ?? double.MaxValue) - reached) < SameState)
            .OrderBy(k => Math.Abs(there[k]!.Value - reached)).Select(k => asked[k]).FirstOrDefault();
    }

    private string Seed()
    {
        var there = ResolvedKeys.Read(table!.ScenarioText!).FirstOrDefault(k => k.Key == "seed").Value;
        var here = run.Key("seed");
        return there == here ? "" : $" with seed {there} (here {here})";
    }
}
