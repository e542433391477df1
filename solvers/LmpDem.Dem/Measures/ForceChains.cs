using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Measures;

/// <summary>
/// Force chains by the criterion of Peters et al. 2005 (doi 10.1103/PhysRevE.72.041307): a particle may belong to a chain
/// if its largest compressive principal stress exceeds the mean over the loaded particles; two such particles in contact
/// are linked if the contact lies within 45 degrees of the direction of that stress at both of them; at least three linked
/// particles make a chain. Branches are kept in one chain.
/// </summary>
public sealed class ForceChains
{
    private const double CosineOfHalfOpening = 0.70710678118654757; // 45 degrees, the value of the paper

    private const int ShortestChain = 3;

    /// <summary>Finds the chains.</summary>
    /// <param name="state">The packing.</param>
    /// <param name="stress">Its stresses.</param>
    public ForceChains(PackingState state, ParticleStress stress)
    {
        var n = state.Count;
        var magnitude = new double[n];
        var direction = new Vec3[n];
        var mean = 0.0;
        var loaded = 0;
        for (var i = 0; i < n; i++)
        {
            var principal = Eigen3.Of(stress.Tensor[i]); // tension positive: the most compressive is the lowest
            magnitude[i] = -principal.Low;
            direction[i] = principal.LowAxis;
            if (magnitude[i] <= 0.0) continue;
            mean += magnitude[i];
            loaded++;
        }

        Chain = new int[n];
        Array.Fill(Chain, -1);
        IsLink = new bool[state.Contacts.Count];
        if (loaded == 0) return;
        mean /= loaded;
        var root = new int[n];
        for (var i = 0; i < n; i++) root[i] = i;
        var contacts = state.Contacts;
        for (var c = 0; c < contacts.Count; c++)
        {
            if (contacts.IsWall(c)) continue;
            int i = contacts.First[c], j = contacts.Second[c];
            IsLink[c] = magnitude[i] > mean && magnitude[j] > mean
                && Math.Abs(Vec3.Dot(direction[i], contacts.Normal[c])) >= CosineOfHalfOpening
                && Math.Abs(Vec3.Dot(direction[j], contacts.Normal[c])) >= CosineOfHalfOpening;
            if (IsLink[c]) Join(root, i, j);
        }

        Number(root, contacts.First);
    }

    /// <summary>Number of the chain a particle belongs to, from 0 by lowest id; -1 for none; one per particle.</summary>
    public int[] Chain { get; }

    /// <summary>Whether a contact links two particles of a chain, one per contact.</summary>
    public bool[] IsLink { get; }

    /// <summary>Number of chains.</summary>
    public int Count { get; private set; }

    /// <summary>Number of particles in chains.</summary>
    public int Members { get; private set; }

    /// <summary>Mean particles per chain; 0 where there is none.</summary>
    public double MeanLength => Count == 0 ? 0.0 : (double)Members / Count;

    private static int Find(int[] root, int i)
    {
        while (root[i] != i) i = root[i] = root[root[i]];
        return i;
    }

    private static void Join(int[] root, int i, int j)
    {
        int a = Find(root, i), b = Find(root, j);
        if (a != b) root[Math.Max(a, b)] = Math.Min(a, b);
    }

    private void Number(int[] root, int[] first)
    {
        var size = new int[root.Length];
        for (var i = 0; i < root.Length; i++) size[Find(root, i)]++;
        for (var i = 0; i < root.Length; i++)
        {
            var a = Find(root, i);
            if (size[a] < ShortestChain) continue;
            Chain[i] = a == i ? Count++ : Chain[a]; // a root is the lowest id of its chain, so it is numbered first
            Members++;
        }

        for (var c = 0; c < IsLink.Length; c++) IsLink[c] &= Chain[first[c]] >= 0;
    }
}
