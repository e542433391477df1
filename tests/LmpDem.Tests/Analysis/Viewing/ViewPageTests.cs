using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LmpDem.Analysis.Viewing;
using LmpDem.Tests.Engine.Snapshots;
using NUnit.Framework;

namespace LmpDem.Tests.Analysis.Viewing;

/// <summary>The page: self-contained, true to its numbers, and within its limit.</summary>
public sealed partial class ViewPageTests
{
    [Test]
    public void ThePageNeedsNothingButItself()
    {
        var text = ViewPage.Text(ViewSample.Of()).Text;
        using var all = Assert.EnterMultipleScope();
        Assert.That(Outside().Matches(text).Select(m => m.Value), Is.Empty, "an address, or a file that is loaded");
        Assert.That(text, Does.Not.Contain("{{"), "every place of the template is filled");
        Assert.That(text, Does.Contain("<title>sample &lt;&amp;&gt; in three dimensions</title>"));
        Assert.That(text, Does.Contain("prefers-color-scheme: dark"));
    }

    [Test]
    public void ThePageHoldsEveryState()
    {
        var text = ViewPage.Text(ViewSample.Of(states: 4)).Text;
        var states = Header(text).GetProperty("states").EnumerateArray().ToList();
        using var all = Assert.EnterMultipleScope();
        Assert.That(states.Select(s => s.GetProperty("spheres").GetBoolean()), Is.EqualTo((bool[])[true, false, false, false]));
        Assert.That(states.Select(s => s.GetProperty("ratio").GetDouble()), Is.EqualTo((double[])[0, 0.1, 0.2, 0.3]).Within(1e-15));
        Assert.That(Regex.Count(text, "<tr><th scope=\"row\">\\d+ %</th>"), Is.EqualTo(4), "and a row in the table");
        Assert.That(Numbers(text, 0, "radius"), Is.EqualTo((float[])[10f, 10f]), "um");
        Assert.That(Numbers(text, 3, "next"), Is.EqualTo((float[])[-1f, 0f]));
        Assert.That(Numbers(text, 3, "metallic"), Is.EqualTo((float[])[3f, 1f]), "um2");
        Assert.That(Numbers(text, 3, "body_stress"), Is.EqualTo((float[])[0.5f, float.NaN]), "MPa");
    }

    [Test]
    public void VerticesAndValuesAreReadBackWithinTheirSteps()
    {
        var view = ViewSample.Of();
        var text = ViewPage.Text(view).Text;
        var surface = view.States[2].Surface!;
        var (low, edge) = (Numbers(text, 2, "box_low"), Numbers(text, 2, "box_edge"));
        var (upper, lower) = (Numbers(text, 2, "position_high"), Numbers(text, 2, "position_low"));
        var n = surface.Vertices.Length;
        var stress = Numbers(text, 2, "vertex_stress");
        var range = Header(text).GetProperty("quantities")[0].GetProperty("high").GetDouble();
        using var all = Assert.EnterMultipleScope();
        for (var v = 0; v < n; v++)
        {
            var body = v / UnitSphere.Points.Count;
            double Step(int axis) => (256.0 * upper[axis * n + v] + lower[axis * n + v]) / 65535.0;
            double At(int axis) => low[3 * body + axis] + edge[3 * body + axis] * Step(axis);
            // Half a step of 20 um, and the single precision of a box at 40 um.
            Assert.That(At(0), Is.EqualTo(1e6 * surface.Vertices[v].X).Within(1.6e-4));
            Assert.That(At(2), Is.EqualTo(1e6 * surface.Vertices[v].Z).Within(1.6e-4));
            Assert.That(range * stress[v] / 254.0,
                Is.EqualTo(Math.Min(range, 1e-6 * surface.VertexValues["stress"][v])).Within(0.5001 * range / 254.0));
        }

        Assert.That(range, Is.InRange(0.9, 1.0), "the few highest values do not stretch the colours");
        Assert.That(Numbers(text, 2, "facet_film").Take(320), Is.All.EqualTo(254f));
        Assert.That(Numbers(text, 2, "facet_film").Skip(320), Is.All.EqualTo(0f));
    }

    [Test]
    public void AboveTheLimitSurfacesGetCoarserAndThePageSaysSo()
    {
        var view = ViewSample.Of(states: 6, bodies: 20);
        var full = Encoding.UTF8.GetByteCount(ViewPage.Text(view).Text);
        var (text, note) = ViewPage.Text(view, (long)(0.8 * full));
        using var all = Assert.EnterMultipleScope();
        Assert.That(ViewPage.Text(view).Note, Is.Null);
        Assert.That(note, Does.Contain("surfaces with 3200 instead of 6400 facets").And.Not.Contain("states"));
        Assert.That(text, Does.Contain(note));
        Assert.That(Encoding.UTF8.GetByteCount(text), Is.LessThanOrEqualTo(0.8 * full));
        Assert.That(Numbers(text, 5, "facet_film"), Has.Length.EqualTo(3200));
        Assert.That(Numbers(text, 5, "facet_film").Take(160), Is.All.EqualTo(254f), "the first body is broken all over");
        Assert.That(Numbers(text, 5, "position_low"), Has.Length.EqualTo(3 * 20 * 82));
    }

    [Test]
    public void FarAboveTheLimitStatesAreLeftOut()
    {
        var (text, note) = ViewPage.Text(ViewSample.Of(states: 6), limit: 1);
        var states = Header(text).GetProperty("states").EnumerateArray().Select(s => s.GetProperty("name").GetString());
        Assert.That(states, Is.EqualTo((string[])["0 %", "50 %"]), "the first and the last stay");
        Assert.That(note, Does.Contain("2 of 6 states and surfaces with 80 instead of 640 facets"));
    }

    [Test]
    public void ThePageIsWrittenWhole()
    {
        using var folder = new TemporaryFolder();
        var outcome = ViewPage.Write(ViewSample.Of(), folder["view.html"]);
        Assert.That(folder.Files, Is.EqualTo((string[])["view.html"]));
        Assert.That(outcome.Bytes, Is.EqualTo(new FileInfo(folder["view.html"]).Length));
    }

    private static JsonElement Header(string text) =>
        JsonDocument.Parse(Regex.Match(text, "<script type=\"application/json\" id=\"view\">(.*?)</script>",
            RegexOptions.Singleline).Groups[1].Value).RootElement;

    private static float[] Numbers(string text, int state, string name)
    {
        var arrays = Header(text).GetProperty("states")[state].GetProperty("arrays").EnumerateArray();
        var place = arrays.Single(a => a.GetProperty("name").GetString() == name);
        var packed = Convert.FromBase64String(Regex.Match(text, $"id=\"state-{state}\">([^<]*)<").Groups[1].Value);
        using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zlib.CopyTo(bytes);
        var (all, offset) = (bytes.ToArray(), place.GetProperty("offset").GetInt32());
        return [.. Enumerable.Range(0, place.GetProperty("count").GetInt32()).Select(k => place.GetProperty("type").GetString() switch
        {
            "u8" => all[offset + k],
            "i32" => BitConverter.ToInt32(all, offset + 4 * k),
            _ => BitConverter.ToSingle(all, offset + 4 * k),
        })];
    }

    [GeneratedRegex(
        "(https?:)?//[a-z0-9.]+\\.[a-z]+|\\b(src|href)\\s*=\\s*[\"'](?!#|data:,)[^\"']*"
        + "|@import|url\\(|\\bfetch\\(|\\bimport\\b\\s*[({\"']|XMLHttpRequest")]
    private static partial Regex Outside();
}
