using LmpDem.Transport.Ebac;
using LmpDem.Transport.Networks;

namespace LmpDem.Verification.Transport;

/// <summary>The map of absorbed current by one solve against the beam put on one body after the other.</summary>
public sealed class EbacReciprocity : IVerification
{
    private static readonly double[] Leaks = [1e-9, 0.1];

    /// <inheritdoc/>
    public string Name => "EBAC map of 600 bodies";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var network = CubicNetwork.Of(10, 6, 10e-6);
        var area = CubicNetwork.Areas(network, 0.35, 1.5);
        return
        [
            .. Leaks.Select(leak =>
            {
                var circuit = EbacCircuit.Of(network, area, new ConductionSpec(), new EbacSpec { Leak = leak });
                var map = circuit.Map();
                var difference = Enumerable.Range(0, network.Count).Max(i => Math.Abs(map.Fraction[i] - circuit.Inject(i)));
                return VerificationCase.Absolute(
                    Name, FormattableString.Invariant($"largest difference of a fraction, leak {leak} S"), difference, 0.0,
                        "injection point by point", 1e-8,
                    "each solve stops at a relative residual of 1e-10, and currents gather over some ten junctions");
            }),
        ];
    }
}
