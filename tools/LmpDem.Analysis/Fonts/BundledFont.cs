using ScottPlot;
using SkiaSharp;

namespace LmpDem.Analysis.Fonts;

/// <summary>
/// The one font of all figures, DejaVu Sans, carried inside the assembly: on a machine without fonts text would vanish from
/// figures without a word, and with the machine's own fonts figures would differ from place to place.
/// </summary>
public sealed class BundledFont : IFontResolver
{
    /// <summary>Family name of the font.</summary>
    public const string Family = "DejaVu Sans";

    private static readonly Lazy<BundledFont> Registration = new(Register);

    private readonly SKTypeface typeface;

    private BundledFont(SKTypeface typeface) => this.typeface = typeface;

    /// <summary>Makes the font known to the plotting library; further calls do nothing.</summary>
    /// <returns>The font.</returns>
    public static BundledFont Use() => Registration.Value;

    /// <summary>Licence of the font.</summary>
    public static string Licence
    {
        get
        {
            using var reader = new StreamReader(Resource("DejaVuSans-LICENSE.txt"));
            return reader.ReadToEnd();
        }
    }

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Family ? typeface : null;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Family ? typeface : null;

    private static BundledFont Register()
    {
        using var stream = Resource("DejaVuSans.ttf");
        var font = new BundledFont(SKTypeface.FromStream(stream));
        ScottPlot.Fonts.FontResolvers.Insert(0, font); // before the resolver of the machine's own fonts
        ScottPlot.Fonts.Default = Family;
        ScottPlot.Fonts.Sans = Family;
        return font;
    }

    private static Stream Resource(string name) => typeof(BundledFont).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"the resource {name} is missing from the assembly");
}
