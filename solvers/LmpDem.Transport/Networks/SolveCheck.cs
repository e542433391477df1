namespace LmpDem.Transport.Networks;

/// <summary>Quality of an iterative solve: its final residual and the tolerance.</summary>
/// <param name="What">What was solved, in words for people ("conduction", "diffusion along z").</param>
/// <param name="Residual">What is left over, relative; not a number where the solve broke down.</param>
/// <param name="Allowed">How much of it is allowed.</param>
public sealed record SolveCheck(string What, double Residual, double Allowed)
{
    /// <summary>Whether the solve came to its tolerance.</summary>
    public bool Converged => Residual <= Allowed;

    /// <summary>The fault in words.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{What} did not converge: residual {Residual:0.0e+0} where {Allowed:0.0e+0} is allowed");
}
