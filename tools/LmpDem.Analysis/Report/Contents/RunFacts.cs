using System.Xml.Linq;
using LmpDem.Analysis.Report.Pages;
using LmpDem.Engine.Units;

namespace LmpDem.Analysis.Report.Contents;

/// <summary>What was run: names, provenance, packing and hand-off.</summary>
internal static class RunFacts
{
    /// <summary>The section.</summary>
    /// <param name="run">The run.</param>
    public static XElement? Section(RunRecord run) => Markup.Section(
        "run", "What was run",
        Markup.Facts(
        [
            ("Scenario", run.Text("name")), ("Seed", run.Text("seed")), ("Scenario hash (SHA-256)", Code(run.Text("scenario_hash"))),
            ("Version", run.Text("version")), ("Commit", Code(run.Text("commit"))), ("Machine", run.Text("machine")), ("Threads", run.Text("threads")),
            ("Started", run.Text("started")), ("Wall time", run.Number("wall_seconds") is { } wall ? Duration.Format(TimeSpan.FromSeconds(wall)) : null),
        ]),
        new XElement("h3", "Packing"),
        Markup.Facts(
        [
            ("Particles", run.Text("packing", "particles")),
            ("Thickness, asked", Micrometres(run, "packing", "thickness_asked")), ("Thickness, packed", Micrometres(run, "packing", "thickness")),
            ("Solids fraction, asked", Number.Of(run.Number("packing", "solids_asked"), "0.000")), ("Solids fraction, packed", Number.Of(run.Number("packing", "solids"), "0.000")),
            ("Areal capacity", Number.Of(run.Number("packing", "areal_capacity"), "0.00", " mAh/cm²")),
            ("Diameters d10, d50, d90 by volume, asked", Sizes(run, "asked_volume")), ("Diameters d10, d50, d90 by volume, drawn", Sizes(run, "volume")),
            ("Mean coordination", Number.Of(run.Number("packing", "mean_coordination"), "0.00")),
            ("Mean coordination without rattlers", Number.Of(run.Number("packing", "coordination_without_rattlers"), "0.00")),
            ("Time a particle", Number.Of(run.Number("packing", "milliseconds_per_particle"), "0.0", " ms")),
        ]),
        run.Number("handoff", "ratio") is null ? null : new XElement("h3", "Audit of the hand-off from spheres to bodies"),
        run.Number("handoff", "ratio") is null ? null : Markup.Facts(
        [
            ("At the ratio", Number.Percent(run.Number("handoff", "ratio"), "0.00")), ("Bodies", run.Text("handoff", "bodies")), ("Zones", run.Text("handoff", "zones")),
            ("Volume of the layer off by", Number.Percent(run.Number("handoff", "total_volume_error"), "0.000")),
            ("Volume of a body off by, at most", Number.Percent(run.Number("handoff", "largest_volume_error"), "0.000")),
            ("Contacts kept", $"{run.Text("handoff", "pairs_kept")} of {run.Text("handoff", "pairs_before")}, {run.Text("handoff", "pairs_new")} new"),
            ("Load before and after", $"{Number.Of(run.Number("handoff", "pressure_before") / 1e6, "0.000")} and {Number.Of(run.Number("handoff", "pressure_after") / 1e6, "0.000", " MPa")}"),
            ("Centres moved, mean and most", $"{Number.Of(1e6 * run.Number("handoff", "mean_shift"), "0.00")} and {Number.Of(1e6 * run.Number("handoff", "largest_shift"), "0.00", " µm")}"),
        ]));

    private static XElement? Code(string? text) => text is null ? null : new XElement("code", text);

    private static string? Micrometres(RunRecord run, params string[] path) => Number.Of(1e6 * run.Number(path), "0.00", " µm");

    private static string? Sizes(RunRecord run, string which) => run.Number("packing", "sizes", which, "d50") is null ? null
        : string.Join(", ", ((string[])["d10", "d50", "d90"]).Select(d => Number.Of(1e6 * run.Number("packing", "sizes", which, d), "0.0"))) + " µm";
}
