namespace LmpDem.Dem.Packing;

/// <summary>An electrode that cannot be made as asked; the message names what can.</summary>
public sealed class PackingException : Exception
{
    /// <summary>States what cannot be made.</summary>
    /// <param name="message">One sentence for the user.</param>
    public PackingException(string message) : base(message)
    {
    }

    /// <summary>States the solids fraction asked for and the range that the powder reaches.</summary>
    /// <param name="message">One sentence for the user.</param>
    /// <param name="loosest">Smallest solids fraction that can be reached.</param>
    /// <param name="densest">Largest solids fraction that can be reached.</param>
    public PackingException(string message, double loosest, double densest) : base(message)
    {
        Loosest = loosest;
        Densest = densest;
    }

    /// <summary>Smallest solids fraction that can be reached; NaN where that is not the question.</summary>
    public double Loosest { get; } = double.NaN;

    /// <summary>Largest solids fraction that can be reached; NaN where that is not the question.</summary>
    public double Densest { get; } = double.NaN;
}
