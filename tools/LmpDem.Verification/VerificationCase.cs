namespace LmpDem.Verification;

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
    string Name, string Quantity, double Value, double Reference, string Source, double Error, string ErrorKind, double Tolerance, string Reason)
{
    /// <summary>Whether the error is within the tolerance; false where it is not a number.</summary>
    public bool Passed => Error <= Tolerance;

    /// <summary>Compares by |value / reference - 1|.</summary>
    public static VerificationCase Relative(
        string name, string quantity, double value, double reference, string source, double tolerance, string reason) =>
        new(name, quantity, value, reference, source, Math.Abs(value / reference - 1.0), "relative", tolerance, reason);

    /// <summary>Compares by |value - reference|.</summary>
    public static VerificationCase Absolute(
        string name, string quantity, double value, double reference, string source, double tolerance, string reason) =>
        new(name, quantity, value, reference, source, Math.Abs(value - reference), "absolute", tolerance, reason);
}
