using System.Globalization;
using System.Xml.Linq;
using LmpDem.Analysis.References;
using LmpDem.Analysis.Report.Pages;
using LmpDem.Transport.Networks;

namespace LmpDem.Analysis.Report.Contents;

/// <summary>Which values of the scenario were calibrated, which are the paper's, and which are inputs that the paper does not give.</summary>
internal static class ThresholdTable
{
    private const string Fitted = "transport.criteria.";

    /// <summary>Whether the thresholds of a run are the fitted defaults, so that it is known which points they have seen.</summary>
    /// <param name="run">The run.</param>
    public static bool DefaultsOf(RunRecord run)
    {
        var defaults = new CriteriaSpec();
        (string Key, double Value)[] values = [("psi_local", defaults.PsiLocal), ("psi_foil", defaults.PsiFoil), ("psi_bodies", defaults.PsiBodies), ("contact_size", defaults.ContactSize)];
        return values.All(v => run.Key(Fitted + v.Key) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value == v.Value);
    }

    /// <summary>The section of calibrated and uncalibrated values.</summary>
    /// <param name="run">The run.</param>
    /// <param name="reference">The reference that the defaults were fitted to, or another.</param>
    public static XElement? Section(RunRecord run, Reference reference) => Markup.Section(
        "values", "Values: calibrated, from the paper, or chosen",
        Markup.P("A calibrated value was fitted to the measured activation; whatever follows from it is no prediction there. Values of the paper are used as it gives them. All others are inputs of the user and must not be quoted as the paper's."),
        Table(
            "Calibrated to the measured activation" + (reference.Measured.CalibratedAt.Count > 0 ? $" ({reference.Name})" : ""),
            run.Keys.Where(k => k.Key.StartsWith(Fitted, StringComparison.Ordinal)
                || k.Key is "activation.characteristic_overlap" or "activation.exponent")
                .Select(k => (k.Key, k.Value, Threshold(k.Key, run)))),
        Table("Given by the paper", reference.Given.Where(p => run.Key(p.Key) is not null).Select(p => (
            p.Key, run.Key(p.Key)!, p.Is(run.Key(p.Key)!) ? "as in the paper" : $"changed: the paper has {p.Value}"))),
        new XElement("h3", "Inputs that the paper does not give"),
        Markup.Facts(run.Keys.Where(k => reference.LacksValue(k.Key) && k.Value is not ("null" or "[]"))
            .Select(k => (k.Key, (object?)k.Value))));

    private static XElement? Table(string caption, IEnumerable<(string Key, string Value, string Note)> rows)
    {
        var known = rows.ToArray();
        return known.Length == 0 ? null : Markup.Table(
            caption, ["key", "value", "note"], known.Select(r => new object?[] { new XElement("code", r.Key), r.Value, r.Note }), words: true);
    }

    private static string Threshold(string key, RunRecord run) => key.StartsWith("activation.", StringComparison.Ordinal)
        ? "overlap law, calibrated"
        : run.Key(key) is "0" or "0 um2" or "0 MPa" ? "not used (0)"
        : DefaultsOf(run) ? "default, fitted at " + string.Join(", ", CriteriaSpec.CalibratedAt.Select(r => Number.Percent(r))) : "calibrated; set in this scenario";
}
