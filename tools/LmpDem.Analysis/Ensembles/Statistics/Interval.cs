namespace LmpDem.Analysis.Ensembles.Statistics;

/// <summary>An interval of confidence.</summary>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
public readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>Confidence of every interval of this program.</summary>
    public const double Confidence = 0.95;

    /// <summary>Upper minus lower end.</summary>
    public double Width => Upper - Lower;

    /// <summary>Whether a value lies in it, ends included.</summary>
    /// <param name="value">The value.</param>
    public bool Contains(double value) => value >= Lower && value <= Upper;

    /// <summary>The part of it that a quantity can take.</summary>
    /// <param name="least">Smallest value that the quantity can have.</param>
    /// <param name="largest">Largest value that the quantity can have.</param>
    public Interval Within(double least, double largest) => new(Math.Clamp(Lower, least, largest), Math.Clamp(Upper, least, largest));
}
