namespace LmpDem.Transport.Networks;

/// <summary>
/// Shortest conducting path of every connected body to the foil: along centres, and down from the centre of the body on the foil.
/// The length is that of the geometry, whatever the resistances are.
/// </summary>
public sealed class FoilPaths
{
    private FoilPaths(double[] length, int[] next, double[] tortuosity) =>
        (Length, Next, Tortuosity) = (length, next, tortuosity);

    /// <summary>Length of the path, one per body; NaN where it is not connected [m].</summary>
    public double[] Length { get; }

    /// <summary>Next body towards the foil, one per body; <see cref="Junction.Foil"/> on the foil, -2 where it is not connected.</summary>
    public int[] Next { get; }

    /// <summary>Length over the height of the centre, one per body, >= 1; NaN where it is not connected.</summary>
    public double[] Tortuosity { get; }

    /// <summary>Mean tortuosity over the connected bodies; NaN without any.</summary>
    public double MeanTortuosity => Tortuosity.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();

    /// <summary>
    /// Quantile of the tortuosity over the connected bodies: the smallest value that this fraction does not exceed; NaN without any.
    /// </summary>
    /// <param name="fraction">Fraction of the bodies, 0 to 1.</param>
    public double Quantile(double fraction)
    {
        double[] sorted = [.. Tortuosity.Where(double.IsFinite).Order()];
        return sorted.Length == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(fraction * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    /// <summary>Finds the paths (Dijkstra 1959); of equally long ones that over the body with the lowest number.</summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="metallicArea">Metallic area, one per junction, 0 = insulating [m2].</param>
    public static FoilPaths Of(BodyNetwork network, IReadOnlyList<double> metallicArea)
    {
        var near = new List<(int Body, double Span)>[network.Count];
        for (var i = 0; i < near.Length; i++) near[i] = [];
        var length = new double[network.Count];
        var next = new int[network.Count];
        Array.Fill(length, double.PositiveInfinity);
        Array.Fill(next, -2);
        var queue = new PriorityQueue<int, (double Length, int Body)>();
        for (var k = 0; k < network.Junctions.Count; k++)
        {
            if (!(metallicArea[k] > 0.0)) continue;
            var junction = network.Junctions[k];
            if (junction.AtFoil)
            {
                length[junction.First] = network.Centre[junction.First].Z;
                next[junction.First] = Junction.Foil;
                queue.Enqueue(junction.First, (length[junction.First], junction.First));
            }
            else
            {
                var span = (network.Centre[junction.Second] + network.Box.Shift(junction.Image.X, junction.Image.Y)
                    - network.Centre[junction.First]).Length;
                near[junction.First].Add((junction.Second, span));
                near[junction.Second].Add((junction.First, span));
            }
        }

        Follow(near, length, next, queue);
        double[] path = [.. length.Select(l => double.IsFinite(l) ? l : double.NaN)];
        return new FoilPaths(path, next, [.. path.Select((l, i) => l / network.Centre[i].Z)]);
    }

    private static void Follow(
        List<(int Body, double Span)>[] near, double[] length, int[] next, PriorityQueue<int, (double Length, int Body)> queue)
    {
        while (queue.TryDequeue(out var body, out var entry))
        {
            if (entry.Length > length[body]) continue;
            foreach (var (j, span) in near[body])
            {
                var longer = entry.Length + span;
                if (longer == length[j] && next[j] >= 0) next[j] = Math.Min(next[j], body);
                if (!(longer < length[j])) continue;
                length[j] = longer;
                next[j] = body;
                queue.Enqueue(j, (longer, j));
            }
        }
    }
}
