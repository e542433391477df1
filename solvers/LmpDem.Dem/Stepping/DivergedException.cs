using System.Globalization;

namespace LmpDem.Dem.Stepping;

/// <summary>A run diverged beyond what its time step can resolve. What was written before stays valid.</summary>
public sealed class DivergedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="step">Step at which it was seen.</param>
    /// <param name="particle">Id of the particle.</param>
    /// <param name="quantity">What was out of bounds, with its unit.</param>
    /// <param name="value">The value.</param>
    public DivergedException(long step, int particle, string quantity, double value)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"the run diverged at step {step}: particle {particle}, {quantity} = {value:g6}; take a smaller time step or a slower press"))
    {
        Step = step;
        Particle = particle;
        Quantity = quantity;
        Value = value;
    }

    /// <summary>Step at which it was seen.</summary>
    public long Step { get; }

    /// <summary>Id of the particle.</summary>
    public int Particle { get; }

    /// <summary>What was out of bounds, with its unit.</summary>
    public string Quantity { get; }

    /// <summary>The value.</summary>
    public double Value { get; }
}
