using System.Globalization;

namespace LmpDem.FiniteVolume.Stepping;

/// <summary>A mesh left what its zones can follow. What was written before stays valid.</summary>
public sealed class TangledException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="step">Step at which it was seen.</param>
    /// <param name="body">Id of the body.</param>
    /// <param name="zone">Zone within the body; -1 where it is a node or a contact.</param>
    /// <param name="quantity">What was out of bounds, with its unit.</param>
    /// <param name="value">The value.</param>
    public TangledException(long step, int body, int zone, string quantity, double value)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"the bodies tangled at step {step}: body {body}{(zone >= 0 ? $", zone {zone}" : "")}, {quantity} = {value:g6}; take a finer template, more steps per per cent, or a smaller ratio"))
    {
        Step = step;
        Body = body;
        Zone = zone;
        Quantity = quantity;
        Value = value;
    }

    /// <summary>Step at which it was seen.</summary>
    public long Step { get; }

    /// <summary>Id of the body.</summary>
    public int Body { get; }

    /// <summary>Zone within the body; -1 where it is a node or a contact.</summary>
    public int Zone { get; }

    /// <summary>What was out of bounds, with its unit.</summary>
    public string Quantity { get; }

    /// <summary>The value.</summary>
    public double Value { get; }
}
