using LmpDem.Transport.Linear;

namespace LmpDem.Transport.Plating;

/// <summary>
/// Incomplete Cholesky factor of the derivative: no fill between pores, of which the fraction <see cref="Compensated"/> is taken off
/// the diagonal (Gustafsson 1978, doi 10.1007/BF01931691), full fill among separator and nodes, which are eliminated last.
/// A constant over pores and separator, the slowest of all errors where charge transfer is slow, is corrected exactly.
/// </summary>
internal sealed class IncompleteFactor : IPreconditioner
{
    private const double Compensated = 0.97;

    private readonly CurrentSystem system;
    private readonly double[] pivot;
    private readonly double[] block;
    private readonly double[] extra;
    private double levelConductance;

    public IncompleteFactor(CurrentSystem system)
    {
        this.system = system;
        pivot = new double[system.Pores.Count];
        block = new double[system.Extras * system.Extras];
        extra = new double[system.Extras];
    }

    /// <summary>Factors the derivative that the system holds.</summary>
    public void Factor()
    {
        FactorPores();
        FactorExtras();
        levelConductance = 0.0;
        for (var k = 0; k < system.Slope.Length; k++) levelConductance += system.Slope[k];
    }

    /// <summary>z = M^-1 r.</summary>
    public void Apply(double[] r, double[] z)
    {
        var pores = system.Pores;
        var n = pores.Count;
        var size = system.Extras;
        Array.Copy(r, n, extra, 0, size);
        for (var p = 0; p < n; p++)
        {
            var sum = r[p];
            for (var e = pores.Start[p]; e < pores.Middle[p]; e++) sum += pores.Conductance[e] * z[pores.Column[e]];
            z[p] = sum / pivot[p];
            extra[0] += pores.ToSeparator[p] * z[p];
        }

        for (var k = 0; k < system.Slope.Length; k++)
            if (system.ExtraOf(k) >= 0 && system.PoreOf(k) >= 0)
                extra[system.ExtraOf(k)] += system.Slope[k] * z[system.PoreOf(k)];
        SolveExtras(size);
        Array.Copy(extra, 0, z, n, size);

        // Backward: z_p += (sum over later unknowns) / pivot, the extras first, then pores from the last to the first.
        for (var k = 0; k < system.Slope.Length; k++)
            if (system.ExtraOf(k) >= 0 && system.PoreOf(k) >= 0)
                z[system.PoreOf(k)] += system.Slope[k] * extra[system.ExtraOf(k)] / pivot[system.PoreOf(k)];
        for (var p = n - 1; p >= 0; p--)
        {
            var sum = pores.ToSeparator[p] * extra[0];
            for (var e = pores.Middle[p]; e < pores.Start[p + 1]; e++) sum += pores.Conductance[e] * z[pores.Column[e]];
            z[p] += sum / pivot[p];
        }

        var level = 0.0;
        for (var i = 0; i <= n; i++) level += r[i];
        level /= levelConductance;
        for (var i = 0; i <= n; i++) z[i] += level;
    }

    private void FactorPores()
    {
        var pores = system.Pores;
        for (var p = 0; p < pivot.Length; p++)
        {
            var sum = system.PoreDiagonal[p];
            for (var e = pores.Start[p]; e < pores.Middle[p]; e++)
            {
                var q = pores.Column[e];
                var fill = -pores.Conductance[e];
                for (var u = pores.Middle[q]; u < pores.Start[q + 1]; u++) fill += pores.Conductance[u];
                sum -= pores.Conductance[e] / pivot[q] * (pores.Conductance[e] + Compensated * fill);
            }

            // Positive by theory for this matrix; the bound only guards against rounding.
            pivot[p] = Math.Max(sum, 1e-6 * system.PoreDiagonal[p]);
        }
    }

    private void FactorExtras()
    {
        var size = system.Extras;
        Array.Copy(system.ExtraBlock, block, block.Length);
        var coupling = Couplings();
        for (var p = 0; p < pivot.Length; p++)
        {
            if (coupling[p] is { } list)
            {
                foreach (var (a, ga) in list)
                    foreach (var (b, gb) in list)
                        block[a * size + b] -= ga * gb / pivot[p];
            }
        }

        for (var j = 0; j < size; j++)
        {
            for (var i = j; i < size; i++)
            {
                var sum = block[i * size + j];
                for (var k = 0; k < j; k++) sum -= block[i * size + k] * block[j * size + k];
                block[i * size + j] = i == j
                    ? Math.Sqrt(Math.Max(sum, 1e-6 * system.ExtraBlock[j * (size + 1)]))
                    : sum / block[j * size + j];
            }
        }
    }

    private List<(int Extra, double Conductance)>?[] Couplings()
    {
        var coupling = new List<(int Extra, double Conductance)>?[pivot.Length];
        for (var p = 0; p < pivot.Length; p++)
            if (system.Pores.ToSeparator[p] > 0.0)
                coupling[p] = [(0, system.Pores.ToSeparator[p])];
        for (var k = 0; k < system.Slope.Length; k++)
            if (system.ExtraOf(k) >= 0 && system.PoreOf(k) >= 0)
                (coupling[system.PoreOf(k)] ??= []).Add((system.ExtraOf(k), system.Slope[k]));
        return coupling;
    }

    private void SolveExtras(int size)
    {
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++) extra[i] -= block[i * size + k] * extra[k];
            extra[i] /= block[i * (size + 1)];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++) extra[i] -= block[k * size + i] * extra[k];
            extra[i] /= block[i * (size + 1)];
        }
    }
}
