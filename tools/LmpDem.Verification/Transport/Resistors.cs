using LmpDem.Transport.Networks;

namespace LmpDem.Verification.Transport;

/// <summary>Chains, ladders and lattices of resistors whose resistances are known exactly.</summary>
public sealed class Resistors : IVerification
{
    private const string Reason = "the solver stops at a relative residual of 1e-10";

    /// <inheritdoc/>
    public string Name => "networks of resistors";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var chain = Enumerable.Range(1, 1000).Select(k => 1.0 / k).ToArray();
        int[] left = [.. Enumerable.Range(0, 1000)], right = [.. left.Select(k => k + 1)];
        var (square, first, second) = Periodic(2, 200);
        return
        [
            VerificationCase.Relative(
                Name, "chain of 1, 2 .. 1000 Ohm [Ohm]", Resistance(1001, left, right, chain, 0, 1000), 500_500.0, "sum", 1e-8, Reason),
            VerificationCase.Relative(
                Name, "ladder of 60 rungs [Ohm]", Ladder(60), 0.5 * (1.0 + Math.Sqrt(5.0)),
                "golden ratio, the limit of r = 1 + r / (1 + r)", 1e-8, Reason),
            VerificationCase.Relative(
                Name, "square lattice of 200 x 200, neighbours [Ohm]", Resistance(square, first, second, Ones(first), 0, 1), 0.5,
                    "infinite lattice", 5e-5,
                "a periodic lattice of N nodes has (1 - 1/N) / 2 (Foster 1949)"),
            VerificationCase.Relative(
                Name, "square lattice of 200 x 200, across a square [Ohm]", Resistance(square, first, second, Ones(first), 0, 201),
                    2.0 / Math.PI, "infinite lattice", 5e-5,
                "the size acts as 1/N"),
            .. Cubic(),
            Bars(),
        ];
    }

    private IEnumerable<VerificationCase> Cubic()
    {
        var (nodes, first, second) = Periodic(3, 30);
        yield return VerificationCase.Relative(
            Name, "cubic lattice of 30^3, neighbours [Ohm]", Resistance(nodes, first, second, Ones(first), 0, 1), (1.0 - 1.0 / nodes) / 3.0,
            "Foster 1949, periodic", 1e-8, Reason);
    }

    // Rows of nodes between two bars: n rows of n - 1 resistors in series, the cross-links carry nothing.
    private VerificationCase Bars()
    {
        const int n = 60;
        List<int> first = [], second = [];
        int Node(int x, int y) => x == 0 ? 0 : x == n - 1 ? 1 : 2 + y * (n - 2) + x - 1;
        for (var y = 0; y < n; y++)
        {
            for (var x = 0; x + 1 < n; x++)
            {
                first.Add(Node(x, y));
                second.Add(Node(x + 1, y));
                if (y + 1 == n || x == 0) continue;
                first.Add(Node(x, y));
                second.Add(Node(x, y + 1));
            }
        }

        var resistance = Resistance(2 + n * (n - 2), first, second, Ones(first), 0, 1);
        return VerificationCase.Relative(
            Name, "square lattice of 60 x 60 between bars [Ohm]", resistance, (n - 1.0) / n, "rows in parallel", 1e-8, Reason);
    }

    private static double Ladder(int rungs)
    {
        int[] rails = [.. Enumerable.Range(0, rungs)];
        int[] first = [.. rails, .. rails.Select(k => k + 1)], second = [.. rails.Select(k => k + 1), .. rails.Select(_ => rungs + 1)];
        return Resistance(rungs + 2, first, second, Ones(first), 0, rungs + 1);
    }

    private static double Resistance(
        int nodes, IReadOnlyList<int> first, IReadOnlyList<int> second, IReadOnlyList<double> conductance, int from, int to)
    {
        var held = new bool[nodes];
        held[from] = held[to] = true;
        var potential = new double[nodes];
        potential[from] = 1.0;
        return 1.0 / new KirchhoffSolver(new ConductanceGraph(nodes, first, second, conductance), held).Solve(potential).Fed[from];
    }

    private static double[] Ones(IReadOnlyCollection<int> edges) => [.. Enumerable.Repeat(1.0, edges.Count)];

    private static (int Nodes, List<int> First, List<int> Second) Periodic(int dimensions, int n)
    {
        var nodes = 1;
        for (var d = 0; d < dimensions; d++) nodes *= n;
        List<int> first = [], second = [];
        for (var i = 0; i < nodes; i++)
        {
            for (int d = 0, stride = 1; d < dimensions; d++, stride *= n)
            {
                first.Add(i);
                second.Add(i / stride % n == n - 1 ? i - (n - 1) * stride : i + stride);
            }
        }

        return (nodes, first, second);
    }
}
