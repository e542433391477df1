using LmpDem.FiniteVolume.Stepping;

namespace LmpDem.Verification;

/// <summary>One numerical experiment with a known outcome.</summary>
public interface IVerification
{
    /// <summary>Name of the experiment, unique in the suite.</summary>
    string Name { get; }

    /// <summary>Whether it takes seconds (and runs with the tests) and not minutes.</summary>
    bool IsQuick { get; }

    /// <summary>Runs it.</summary>
    /// <returns>Its rows of the table.</returns>
    IReadOnlyList<VerificationCase> Run();

    /// <summary>
    /// Whether its deformable bodies can run on a device; not so with prescribed velocities, mixed zones or a film that yields, nor where
    /// there are no bodies.
    /// </summary>
    bool RunsOnDevices => false;

    /// <summary>Runs it with its bodies on a device.</summary>
    /// <param name="device">The device.</param>
    /// <returns>Its rows of the table.</returns>
    /// <exception cref="NotSupportedException">It is none that does: <see cref="RunsOnDevices"/>.</exception>
    IReadOnlyList<VerificationCase> RunOn(MarchDevice device) => throw new NotSupportedException($"{Name} does not run on devices");
}

/// <summary>One row of the verification table: a number of the solver beside its reference.</summary>
/// <param name="Name">What is run.</param>
/// <param name="Quantity">What is compared, with its unit.</param>
/// <param name="Value">Value found.</param>
/// <param name="Reference">Value it should have.</param>
/// <param name="Source">Where the reference comes from.</param>
/// <param name="Error">Deviation, >= 0; relative or absolute as <paramref name="ErrorKind"/> says.</param>
/// <param name="ErrorKind">"relative" or "absolute".</param>
/// <param name="Tolerance">Largest error that passes.</param>
/// <param name="Reason">Why the tolerance is what it is.</param>
public sealed record VerificationCase(
    string Name, string Quantity, double Value, double Reference, string Source, double Error, string ErrorKind, double Tolerance,
        string Reason)
{
    /// <summary>Whether the error is within the tolerance; false where it is not a number.</summary>
    public bool Passed => Error <= Tolerance;

    /// <summary>Largest error of a row that is known to miss its tolerance, so that it cannot drift unseen; null: none is known.</summary>
    public double? KnownBound { get; init; }

    /// <summary>Why the row misses its tolerance; null where <see cref="KnownBound"/> is.</summary>
    public string? KnownReason { get; init; }

    /// <summary>How the row ends: "ok", "known limit" or "failed".</summary>
    public string Status => Passed ? Ok : Error <= KnownBound ? Known : Failed;

    /// <summary>Status of a row within its tolerance.</summary>
    public const string Ok = "ok";

    /// <summary>Status of a row that misses its tolerance for a known reason, within its bound.</summary>
    public const string Known = "known limit";

    /// <summary>Status of a row that misses its tolerance.</summary>
    public const string Failed = "failed";

    /// <summary>The row, which may miss its tolerance up to a bound.</summary>
    /// <param name="bound">Largest error, above the tolerance.</param>
    /// <param name="reason">Why it misses.</param>
    public VerificationCase Limited(double bound, string reason) => this with { KnownBound = bound, KnownReason = reason };

    /// <summary>Compares by |value / reference - 1|.</summary>
    public static VerificationCase Relative(
        string name, string quantity, double value, double reference, string source, double tolerance, string reason) =>
        new(name, quantity, value, reference, source, Math.Abs(value / reference - 1.0), "relative", tolerance, reason);

    /// <summary>Compares by |value - reference|.</summary>
    public static VerificationCase Absolute(
        string name, string quantity, double value, double reference, string source, double tolerance, string reason) =>
        new(name, quantity, value, reference, source, Math.Abs(value - reference), "absolute", tolerance, reason);
}
