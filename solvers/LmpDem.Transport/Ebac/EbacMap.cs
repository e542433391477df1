using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Ebac;

/// <summary>Fraction of the beam current collected by the copper, body by body.</summary>
/// <param name="Share">Fraction of the current put into each body that reaches the copper, one per body, 0 to 1; exactly 0 where it is not
/// joined.</param>
/// <param name="RelativeResidual">Relative residual of the solve.</param>
/// <param name="Iterations">Iterations of the solve.</param>
public sealed record EbacMap(double[] Share, double RelativeResidual, int Iterations)
{
    /// <summary>Convergence of the solve.</summary>
    public SolveCheck Check { get; init; } = new("EBAC", RelativeResidual, double.PositiveInfinity);

    /// <summary>Mean fraction over the volume of the bodies, 0 to 1.</summary>
    /// <param name="volume">Volumes, one per body [m3].</param>
    public double Mean(IReadOnlyList<double> volume)
    {
        double sum = 0.0, all = 0.0;
        for (var i = 0; i < Share.Length; i++)
        {
            sum += Share[i] * volume[i];
            all += volume[i];
        }

        return all > 0.0 ? sum / all : 0.0;
    }
}
