using LmpDem.Analysis.Viewing;
using LmpDem.Electrode.Quantities;

namespace LmpDem.Cli.Viewing;

/// <summary>The quantities that colour the bodies of a run.</summary>
internal static class ViewKeys
{
    public const string VonMises = "von_mises";
    public const string Film = "film";
    public const string Exposure = "exposure";
    public const string Connected = "connected";
    public const string Ebac = "ebac";
    public const string Plated = "plated";
    public const string Displacement = "displacement";
    public const string D2Min = "d2min";
    public const string Coordination = "coordination";

    private static readonly IReadOnlyList<ViewQuantity> All =
    [
        new(VonMises, "von Mises stress", "MPa", "von Mises stress in the lithium", ViewPlace.Vertex)
        {
            Factor = 1e-6,
            BodyLabel = "mean von Mises stress",
        },
        new(Film, "film", "", "film of a facet: whole, or broken and open", ViewPlace.Facet)
        {
            Classes = [new("whole", 0x5B6A7A), new("broken", 0xE8112D)],
            BodyLabel = "broken fraction of its film",
        },
        new(Exposure, "bare fraction", "", "fraction of a facet that the pieces of its broken film leave bare, 1 - A0/A", ViewPlace.Facet)
        {
            BodyLabel = "bare fraction of its surface",
        },
        new(Connected, "connected to the copper", "", "whether metallic contacts connect the body to the copper", ViewPlace.Body)
        {
            Classes = [new("not connected", 0x8FA3B5), new("connected", 0xE07B1A)],
        },
        Body(Ebac, "EBAC", Catalogue.EbacMean, "fraction of a beam's current that the copper collects"),
        Body(
            Plated, "plated thickness", Catalogue.NonaffineRms,
            "mean thickness of the lithium on the body's bare surface after 1 mAh/cm² of plating"),
        Body(Displacement, "displacement", Catalogue.NonaffineRms, "displacement of the centre since the first state"),
        Body(D2Min, "D²min", Catalogue.D2minMean, "motion beyond that of the neighbourhood since the state before (D²min)"),
        Body(Coordination, "coordination", Catalogue.Coordination, "contacts with other bodies and with the copper"),
    ];

    /// <summary>The keys, in the order of the menu.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. All.Select(q => q.Key)];

    /// <summary>The quantities that some state has, in the order of the menu. Units are those of the catalogue.</summary>
    /// <param name="states">The states.</param>
    public static IReadOnlyList<ViewQuantity> Of(IReadOnlyList<ViewState> states) =>
        [.. All.Where(q => states.Any(s => s.BodyValues.TryGetValue(q.Key, out var values) && !values.All(double.IsNaN)))];

    private static ViewQuantity Body(string key, string label, Quantity quantity, string meaning)
    {
        var (unit, factor) = quantity.Unit switch { "m" => ("µm", 1e6), "m2" => ("µm²", 1e12), "1" => ("", 1.0), var own => (own, 1.0) };
        return new ViewQuantity(key, label, unit, meaning, ViewPlace.Body) { Factor = factor };
    }
}
