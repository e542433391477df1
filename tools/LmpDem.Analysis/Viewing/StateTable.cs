using System.Globalization;
using System.Net;
using System.Text;

namespace LmpDem.Analysis.Viewing;

/// <summary>The states as a table, for readers without pictures or scripts.</summary>
internal static class StateTable
{
    private const string Connected = "connected";

    /// <summary>The rows of the table, as HTML.</summary>
    /// <param name="view">The electrode.</param>
    public static string Of(ElectrodeView view)
    {
        var rows = new StringBuilder();
        foreach (var state in view.States)
        {
            var connected = state.BodyValues.TryGetValue(Connected, out var values) ? values.Count(v => v > 0.0) : (int?)null;
            string?[] cells =
            [
                Text(100.0 * state.Ratio, "0.0"), Text(1e6 * state.Height, "0.0"), state.Surface is null ? "spheres" : "deformed bodies",
                Text(state.Centre.Length, "0"), connected is { } n ? Text(n, "0") : "–",
                Text(state.Junctions.Count, "0"), Text(state.Junctions.Count(j => j.MetallicArea > 0.0), "0"),
            ];
            rows.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{WebUtility.HtmlEncode(state.Name)}</th>");
            foreach (var cell in cells) rows.Append(CultureInfo.InvariantCulture, $"<td>{cell}</td>");
            rows.Append("</tr>\n");
        }

        return rows.ToString();
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
