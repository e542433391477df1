using LmpDem.Engine.Numerics;
using ScottPlot;
using SkiaSharp;

namespace LmpDem.Analysis.Sections;

/// <summary>
/// Draws cut bodies straight onto the canvas, one path per colour and one per kind of line: a plottable per zone takes longer
/// and leaves seams between zones.
/// </summary>
internal sealed class CutBodies(BodySection section, ColourScale colours, IReadOnlyList<double> shifts) : IPlottable
{
    public static readonly Color WholeFilm = Color.FromHex("#111111");
    public static readonly Color BrokenFilm = Color.FromHex("#E8112D");

    private const double Micrometres = 1e6;
    private const float WholeWidth = 2.6f;
    private const float BrokenWidth = 1.8f;
    private const float OutlineWidth = 0.5f;

    // Zones of one colour share a stroke of this width, which closes the hairlines between antialiased neighbours.
    private const float Seam = 0.6f;

    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems =>
    [
        Item("film whole", WholeFilm, WholeWidth),
        Item("film broken, Li bare", BrokenFilm, BrokenWidth),
    ];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp)
    {
        foreach (var zones in section.Zones.GroupBy(z => colours.Of(z.Value)))
        {
            using var path = new SKPath();
            foreach (var zone in zones)
            {
                foreach (var shift in shifts)
                {
                    var outline = zone.Outline.Select(p => Pixel(p, shift)).ToArray();
                    if (InView(rp, outline)) path.AddPoly(outline, close: true);
                }
            }

            using var paint = new SKPaint
            {
                Color = zones.Key.ToSKColor(),
                Style = SKPaintStyle.StrokeAndFill,
                StrokeWidth = Seam,
                StrokeJoin = SKStrokeJoin.Round,
                IsAntialias = true,
            };
            rp.Canvas.DrawPath(path, paint);
        }

        Lines(rp, section.Film.Where(f => !f.Whole), BrokenFilm, BrokenWidth, 0.5f * (BrokenWidth + OutlineWidth));
        Lines(rp, section.Film.Where(f => f.Whole), WholeFilm, WholeWidth, 0.5f * (WholeWidth + OutlineWidth));
        Lines(rp, section.Film, Colors.White, OutlineWidth, 0f);
    }

    private static LegendItem Item(string text, Color colour, float width) =>
        new() { LabelText = text, LineColor = colour, LineWidth = width };

    // Films are drawn on the inner side of their surface: where two bodies touch, both are seen.
    private void Lines(RenderPack rp, IEnumerable<CutFacet> facets, Color colour, float width, float inward)
    {
        using var path = new SKPath();
        foreach (var facet in facets)
        {
            foreach (var shift in shifts)
            {
                var (a, b) = (Pixel(facet.From, shift), Pixel(facet.To, shift));
                var (alongX, alongY) = (b.X - a.X, b.Y - a.Y);
                var length = MathF.Sqrt(alongX * alongX + alongY * alongY);
                if (length == 0f || !InView(rp, [a, b])) continue;
                var aside = new SKPoint(inward * alongY / length, -inward * alongX / length); // to the left, as pixels count downward
                path.MoveTo(a + aside);
                path.LineTo(b + aside);
            }
        }

        using var paint = new SKPaint
        {
            Color = colour.ToSKColor(),
            Style = SKPaintStyle.Stroke,
            StrokeWidth = width,
            StrokeCap = SKStrokeCap.Round,
            IsAntialias = true,
        };
        rp.Canvas.DrawPath(path, paint);
    }

    private static bool InView(RenderPack rp, SKPoint[] points) =>
        points.Any(p => p.X > rp.DataRect.Left) && points.Any(p => p.X < rp.DataRect.Right);

    private SKPoint Pixel(Vec3 p, double shift) =>
        new(Axes.GetPixelX(Micrometres * (p.X + shift)), Axes.GetPixelY(Micrometres * p.Z));
}
