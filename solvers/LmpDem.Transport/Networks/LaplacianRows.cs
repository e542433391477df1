using LmpDem.Transport.Linear;

namespace LmpDem.Transport.Networks;

/// <summary>The graph Laplacian over the free nodes of a network, in compressed rows; all held nodes count as one ground.</summary>
internal sealed class LaplacianRows : ILinearOperator
{
    /// <summary>Gathers the rows.</summary>
    /// <param name="graph">Nodes and conductances.</param>
    /// <param name="place">Number of each node among the free ones; negative for others.</param>
    public LaplacianRows(ConductanceGraph graph, int[] place)
    {
        Count = place.Length == 0 ? 0 : Math.Max(place.Max() + 1, 0);
        Start = new int[Count + 1];
        Ground = new double[Count];
        for (var e = 0; e < graph.First.Length; e++)
        {
            int i = place[graph.First[e]], j = place[graph.Second[e]];
            var g = graph.Conductance[e];
            if (!(g > 0.0)) continue;
            if (i >= 0 && j >= 0)
            {
                Start[i + 1]++;
                Start[j + 1]++;
            }
            else if (i >= 0)
            {
                Ground[i] += g;
            }
            else if (j >= 0)
            {
                Ground[j] += g;
            }
        }

        for (var i = 0; i < Count; i++) Start[i + 1] += Start[i];
        Neighbour = new int[Start[Count]];
        Conductance = new double[Start[Count]];
        Fill(graph, place);
    }

    /// <summary>Number of free nodes.</summary>
    public int Count { get; }

    /// <summary>First entry of each row, and the number of entries.</summary>
    public int[] Start { get; }

    /// <summary>Free neighbour of each entry.</summary>
    public int[] Neighbour { get; }

    /// <summary>Conductance of each entry, > 0 [S].</summary>
    public double[] Conductance { get; }

    /// <summary>Conductance of each free node to held ones [S].</summary>
    public double[] Ground { get; }

    /// <summary>Currents that potentials drive out of the free nodes, held nodes at zero.</summary>
    /// <param name="vector">Potentials [V].</param>
    /// <param name="product">Currents [A].</param>
    public void Multiply(double[] vector, double[] product)
    {
        for (var i = 0; i < Count; i++)
        {
            // Differences first: over many decades of conductance a row's diagonal would swallow its small terms.
            var xi = vector[i];
            var sum = Ground[i] * xi;
            for (var k = Start[i]; k < Start[i + 1]; k++) sum += Conductance[k] * (xi - vector[Neighbour[k]]);
            product[i] = sum;
        }
    }

    private void Fill(ConductanceGraph graph, int[] place)
    {
        var next = Start[..Count];
        for (var e = 0; e < graph.First.Length; e++)
        {
            int i = place[graph.First[e]], j = place[graph.Second[e]];
            var g = graph.Conductance[e];
            if (!(g > 0.0) || i < 0 || j < 0) continue;
            (Neighbour[next[i]], Conductance[next[i]++]) = (j, g);
            (Neighbour[next[j]], Conductance[next[j]++]) = (i, g);
        }
    }
}
