using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Analysis.Viewing;

/// <summary>
/// The electrode to turn in a browser: one page with its data, its script and its style, readable offline. A page above its size limit
/// gets lighter surfaces, then fewer states, and says so.
/// </summary>
public static class ViewPage
{
    /// <summary>Name of the page in the folder of a run.</summary>
    public const string FileName = "view.html";

    /// <summary>Largest size of a page, if nothing else is asked for [bytes].</summary>
    public const long SizeLimit = 10_000_000;

    private static readonly string[] Scripts = ["data.js", "geometry.js", "camera.js", "draw.js", "panel.js", "main.js"];

    private static readonly JsonSerializerOptions Camel = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Writes the page.</summary>
    /// <param name="view">The electrode.</param>
    /// <param name="path">The file.</param>
    /// <param name="limit">Largest size [bytes].</param>
    /// <returns>What was written.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static ViewOutcome Write(ElectrodeView view, string path, long limit = SizeLimit)
    {
        var (text, note) = Text(view, limit);
        WholeFile.WriteText(path, text);
        return new ViewOutcome(path, Encoding.UTF8.GetByteCount(text), note);
    }

    /// <summary>The page as text.</summary>
    /// <param name="view">The electrode.</param>
    /// <param name="limit">Largest size [bytes].</param>
    /// <returns>The page, and what was left out to keep it within the limit; null: nothing.</returns>
    public static (string Text, string? Note) Text(ElectrodeView view, long limit = SizeLimit)
    {
        var (text, note) = ("", (string?)null);
        var bytes = 0L;
        foreach (var lighter in LighterView.From(view, () => bytes / (double)limit))
        {
            (text, note) = (Fill(lighter.View, lighter.Note), lighter.Note);
            bytes = Encoding.UTF8.GetByteCount(text);
            if (bytes <= limit) break;
        }

        return (text, note);
    }

    private static string Fill(ElectrodeView view, string? note)
    {
        ViewRange[] ranges = [.. view.Quantities.Select(q => ViewRange.Of(view, q))];
        var data = new StringBuilder();
        var states = new List<object>();
        foreach (var state in view.States)
        {
            var bytes = StateBytes.Of(view, state, ranges);
            data.Append(CultureInfo.InvariantCulture, $"<script type=\"text/plain\" id=\"state-{states.Count}\">");
            data.Append(Convert.ToBase64String(bytes.Compressed)).Append("</script>\n");
            states.Add(new
            {
                state.Name,
                state.Ratio,
                Height = 1e6 * state.Height,
                Bodies = state.Centre.Length,
                Spheres = state.Surface is null,
                bytes.Arrays,
            });
        }

        var header = JsonSerializer.Serialize(
            new
            {
                view.Name,
                LengthX = 1e6 * view.LengthX,
                LengthY = 1e6 * view.LengthY,
                Foil = 1e6 * view.FoilThickness,
                view.Criterion,
                Quantities = view.Quantities.Select((q, k) => new
                {
                    q.Key,
                    q.Label,
                    q.Unit,
                    q.Meaning,
                    q.BodyLabel,
                    q.Classes,
                    Place = q.Place.ToString().ToLowerInvariant(),
                    ranges[k].Low,
                    ranges[k].High,
                    ranges[k].Clipped,
                }),
                Topologies = view.Topologies.Select(t => new { t.Vertices, t.Triangles }),
                States = states,
                Scale = ViewPalette.Scale,
                UnknownColour = ViewPalette.Unknown,
                CopperColour = ViewPalette.Copper,
                Sphere = new
                {
                    UnitSphere.Topology.Vertices,
                    UnitSphere.Topology.Triangles,
                    Points = UnitSphere.Points.SelectMany(p => (double[])[p.X, p.Y, p.Z]).Select(x => Math.Round(x, 6)),
                },
                Steps = new { Position = Quantisation.PositionSteps, Value = Quantisation.ValueSteps, Quantisation.Unknown },
            },
            Camel); // escapes < and >, so that it ends no script
        return new StringBuilder(Resource("view.html"))
            .Replace("{{name}}", WebUtility.HtmlEncode(view.Name))
            .Replace("{{note}}", note is null ? "" : $"<p id=\"note\" class=\"note\">{WebUtility.HtmlEncode(note)}</p>")
            .Replace("{{states}}", StateTable.Of(view))
            .Replace("{{style}}", Resource("view.css"))
            .Replace("{{header}}", header)
            .Replace("{{data}}", data.ToString())
            .Replace("{{script}}", string.Join('\n', Scripts.Select(Resource)))
            .ToString();
    }

    private static string Resource(string name)
    {
        using var stream = typeof(ViewPage).Assembly.GetManifestResourceStream("view/" + name)
            ?? throw new InvalidOperationException($"{name} of the view is missing from the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>What was written of a view.</summary>
/// <param name="Path">The file.</param>
/// <param name="Bytes">Its size [bytes].</param>
/// <param name="Note">What was left out to keep the page small; null: nothing.</param>
public sealed record ViewOutcome(string Path, long Bytes, string? Note);
