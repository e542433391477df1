namespace LmpDem.Transport.Networks;

/// <summary>Clusters that grow junction by junction, with their volumes.</summary>
internal sealed class GrowingClusters
{
    private readonly UnionFind sets;
    private readonly double[] volume; // by the node that stands for a set; the last node is the foil
    private readonly double total;
    private double giant;

    /// <summary>Every body a cluster of its own.</summary>
    /// <param name="volume">Volumes, one per body [m3].</param>
    public GrowingClusters(IReadOnlyList<double> volume)
    {
        sets = new UnionFind(volume.Count + 1);
        this.volume = [.. volume, 0.0];
        total = volume.Sum();
        giant = this.volume.Max();
    }

    /// <summary>Volume fraction of the foil's cluster.</summary>
    public double FoilShare => total > 0.0 ? volume[sets.Find(volume.Length - 1)] / total : 0.0;

    /// <summary>Volume fraction of the largest cluster.</summary>
    public double GiantShare => total > 0.0 ? giant / total : 0.0;

    /// <summary>Adds a junction.</summary>
    /// <returns>Volumes of the two clusters before, and whether one was the foil's; null where they were one already.</returns>
    public (double First, double Second, bool Foil)? Join(Junction junction)
    {
        var foil = volume.Length - 1;
        int a = sets.Find(junction.First), b = sets.Find(junction.AtFoil ? foil : junction.Second);
        if (a == b) return null;
        var joined = (volume[a], volume[b], a == sets.Find(foil) || b == sets.Find(foil));
        sets.Join(a, b);
        volume[sets.Find(a)] = joined.Item1 + joined.Item2;
        giant = Math.Max(giant, joined.Item1 + joined.Item2);
        return joined;
    }
}
