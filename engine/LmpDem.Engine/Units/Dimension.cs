using System.Globalization;
using System.Text;

namespace LmpDem.Engine.Units;

/// <summary>Physical dimension as integer exponents of the SI base units that occur here.</summary>
/// <param name="Length">Exponent of the metre.</param>
/// <param name="Mass">Exponent of the kilogram.</param>
/// <param name="Time">Exponent of the second.</param>
/// <param name="Current">Exponent of the ampere.</param>
/// <param name="Temperature">Exponent of the kelvin.</param>
/// <param name="Amount">Exponent of the mole.</param>
public readonly record struct Dimension(int Length, int Mass, int Time, int Current = 0, int Temperature = 0, int Amount = 0)
{
    /// <summary>The dimension of a pure number.</summary>
    public static Dimension None => default;

    /// <summary>Dimension of a product of two quantities.</summary>
    public static Dimension operator *(Dimension a, Dimension b) => new(
        a.Length + b.Length, a.Mass + b.Mass, a.Time + b.Time,
        a.Current + b.Current, a.Temperature + b.Temperature, a.Amount + b.Amount);

    /// <summary>Dimension of an integer power of a quantity.</summary>
    /// <param name="exponent">The power.</param>
    public Dimension Power(int exponent) => new(
        Length * exponent, Mass * exponent, Time * exponent,
        Current * exponent, Temperature * exponent, Amount * exponent);

    /// <summary>The dimension written in SI base units, as a unit text that <see cref="Unit.Parse"/> reads back.</summary>
    public string BaseUnits
    {
        get
        {
            var text = new StringBuilder();
            Append(text, "kg", Mass);
            Append(text, "m", Length);
            Append(text, "s", Time);
            Append(text, "A", Current);
            Append(text, "K", Temperature);
            Append(text, "mol", Amount);
            return text.ToString();
        }
    }

    /// <summary>What a user calls the dimension ("a length"), or its base units where it has no everyday name.</summary>
    public string Name => this == None ? "a pure number" : Names.TryGetValue(this, out var name) ? name : $"a quantity in {BaseUnits}";

    private static readonly Dictionary<Dimension, string> Names = new()
    {
        [new(1, 0, 0)] = "a length",
        [new(2, 0, 0)] = "an area",
        [new(3, 0, 0)] = "a volume",
        [new(0, 1, 0)] = "a mass",
        [new(0, 0, 1)] = "a time",
        [new(1, 0, -1)] = "a speed",
        [new(1, 0, -2)] = "an acceleration",
        [new(0, 0, -1)] = "a rate",
        [new(1, 1, -2)] = "a force",
        [new(-1, 1, -2)] = "a pressure",
        [new(0, 1, -2)] = "an energy per area or a stiffness",
        [new(2, 1, -2)] = "an energy",
        [new(-3, 1, 0)] = "a density",
        [new(0, 0, 1, 1)] = "a charge",
        [new(-2, 0, 1, 1)] = "an areal capacity",
        [new(0, 0, 0, 0, 1)] = "a temperature",
        [new(0, 0, 0, 1)] = "a current",
        [new(-2, 0, 0, 1)] = "a current density",
        [new(2, 1, -3, -1)] = "a voltage",
        [new(3, 1, -3, -2)] = "a resistivity",
        [new(-3, -1, 3, 2)] = "a conductivity",
        [new(-2, -1, 3, 2)] = "a conductance",
    };

    private static void Append(StringBuilder text, string symbol, int exponent)
    {
        if (exponent == 0) return;
        if (text.Length > 0) text.Append(' ');
        text.Append(symbol);
        if (exponent != 1) text.Append(exponent.ToString(CultureInfo.InvariantCulture));
    }
}
