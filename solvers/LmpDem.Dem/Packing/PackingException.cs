namespace LmpDem.Dem.Packing;

/// <summary>An electrode that cannot be made as specified; the message names what can.</summary>
public sealed class PackingException : Exception
{
    /// <summary>States what contradicts itself in the specification.</summary>
    /// <param name="message">One sentence for the user.</param>
    public PackingException(string message) : base(message)
    {
    }

    /// <summary>States why a valid powder does not pack.</summary>
    /// <param name="message">One sentence for the user, with a remedy.</param>
    /// <param name="loosest">Smallest solids fraction that was packed; NaN where none was tried.</param>
    /// <param name="densest">Largest solids fraction that was packed; NaN where none was tried.</param>
    public PackingException(string message, double loosest, double densest) : base(message)
    {
        Loosest = loosest;
        Densest = densest;
        WasTried = true;
    }

    /// <summary>Smallest solids fraction that can be reached; NaN where that is not the question.</summary>
    public double Loosest { get; } = double.NaN;

    /// <summary>Largest solids fraction that can be reached; NaN where that is not the question.</summary>
    public double Densest { get; } = double.NaN;

    /// <summary>Whether the request is sound and packing it was tried in vain; else the request contradicts itself.</summary>
    public bool WasTried { get; }
}
