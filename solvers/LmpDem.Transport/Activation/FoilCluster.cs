using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Activation;

/// <summary>
/// The bodies that a chain of conducting junctions joins to the foil, and their share of the volume: the degree of
/// activation by a criterion that tells for every contact whether it conducts, without probabilities.
/// </summary>
public sealed class FoilCluster
{
    private FoilCluster(bool[] joined, double volumeShare)
    {
        Joined = joined;
        VolumeShare = volumeShare;
    }

    /// <summary>Whether a body is joined to the foil, one per body.</summary>
    public IReadOnlyList<bool> Joined { get; }

    /// <summary>Volume of the joined bodies over that of all, 0 to 1.</summary>
    public double VolumeShare { get; }

    /// <summary>Joins bodies by their junctions.</summary>
    /// <param name="volume">Volumes, one per body [m3].</param>
    /// <param name="junctions">Conducting junctions between two bodies; the second is negative at the foil.</param>
    public static FoilCluster Of(IReadOnlyList<double> volume, IEnumerable<(int First, int Second)> junctions)
    {
        var foil = volume.Count;
        var sets = new UnionFind(volume.Count + 1);
        foreach (var (first, second) in junctions) sets.Join(first, second < 0 ? foil : second);
        var joined = new bool[volume.Count];
        double all = 0.0, onFoil = 0.0;
        for (var i = 0; i < joined.Length; i++)
        {
            joined[i] = sets.Connected(i, foil);
            all += volume[i];
            if (joined[i]) onFoil += volume[i];
        }

        return new FoilCluster(joined, all > 0.0 ? onFoil / all : 0.0);
    }
}
