using LmpDem.Engine.Numerics;
using LmpDem.Transport.Networks;

namespace LmpDem.Verification.Transport;

/// <summary>
/// Bond percolation on the simple cubic lattice by finite-size scaling: bonds are put in one by one (Newman and Ziff 2001, doi
/// 10.1103/PhysRevE.64.016706) until a cluster spans two open faces; the mean fraction of bonds at which that happens goes to the
/// threshold as L^(-1/nu).
/// </summary>
/// <param name="smallest">Edge of the smallest of three lattices, each twice as wide as the one before.</param>
/// <param name="samples">Samples of the smallest, halved with every doubling of the edge.</param>
/// <param name="tolerance">Largest relative error that passes.</param>
/// <param name="isQuick">Whether that takes seconds.</param>
public sealed class BondPercolation(int smallest, int samples, double tolerance, bool isQuick) : IVerification
{
    private const double Threshold = 0.2488126; // Lorenz and Ziff 1998, doi 10.1103/PhysRevE.57.230
    private const double Nu = 0.876;            // Wang et al. 2013, doi 10.1103/PhysRevE.87.052107

    /// <inheritdoc/>
    public string Name => FormattableString.Invariant($"bond percolation of the cubic lattice, edges from {smallest}");

    /// <inheritdoc/>
    public bool IsQuick => isQuick;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        double w = 0.0, wx = 0.0, wy = 0.0, wxx = 0.0, wxy = 0.0;
        for (int edge = smallest, count = samples; edge <= 4 * smallest; edge *= 2, count /= 2)
        {
            var (mean, error) = Spanning(edge, count);
            var x = Math.Pow(edge, -1.0 / Nu);
            var weight = 1.0 / (error * error);
            w += weight;
            wx += weight * x;
            wy += weight * mean;
            wxx += weight * x * x;
            wxy += weight * x * mean;
        }

        var limit = (wxx * wy - wx * wxy) / (w * wxx - wx * wx);
        var noise = Math.Sqrt(wxx / (w * wxx - wx * wx));
        return
        [
            VerificationCase.Relative(
                Name, "threshold in the limit of large lattices", limit, Threshold, "Lorenz and Ziff 1998", tolerance,
                FormattableString.Invariant(
                    $"standard error {noise / Threshold:0.0000} of the fit; higher terms of the size, which are left out, shift it up by ")
                    + FormattableString.Invariant($"some 0.0015 from edges of 8 and 0.001 from 16")),
        ];
    }

    private static (double Mean, double Error) Spanning(int edge, int samples)
    {
        var (first, second) = Bonds(edge);
        var nodes = edge * edge * edge;
        var sets = new UnionFind(nodes + 2);
        double sum = 0.0, squares = 0.0;
        for (var sample = 0; sample < samples; sample++)
        {
            var random = new Philox((ulong)edge, "bond_percolation", (ulong)sample);
            sets.Reset();
            for (var i = 0; i < edge * edge; i++)
            {
                sets.Join(i, nodes);
                sets.Join(nodes - 1 - i, nodes + 1);
            }

            var filled = 0;
            while (!sets.Connected(nodes, nodes + 1))
            {
                var k = filled + (int)(random.NextUniform() * (first.Length - filled));
                (first[k], first[filled], second[k], second[filled]) = (first[filled], first[k], second[filled], second[k]);
                sets.Join(first[filled], second[filled]);
                filled++;
            }

            var fraction = filled / (first.Length + 1.0);
            sum += fraction;
            squares += fraction * fraction;
        }

        var mean = sum / samples;
        return (mean, Math.Sqrt((squares / samples - mean * mean) / samples));
    }

    // Periodic along x and y, open along z.
    private static (int[] First, int[] Second) Bonds(int edge)
    {
        List<int> first = [], second = [];
        for (var z = 0; z < edge; z++)
        {
            for (var y = 0; y < edge; y++)
            {
                for (var x = 0; x < edge; x++)
                {
                    var i = (z * edge + y) * edge + x;
                    first.AddRange([i, i]);
                    second.AddRange([(z * edge + y) * edge + (x + 1) % edge, (z * edge + (y + 1) % edge) * edge + x]);
                    if (z + 1 == edge) continue;
                    first.Add(i);
                    second.Add(i + edge * edge);
                }
            }
        }

        return ([.. first], [.. second]);
    }
}
