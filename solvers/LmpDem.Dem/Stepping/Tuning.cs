namespace LmpDem.Dem.Stepping;

/// <summary>
/// Lengths of the two lists and of a chunk. Below about 60,000 particles all records stay in the second-level cache and lists
/// are short-lived and tight; above, wider skins and more prefetching pay (prototype: 43 M particle-steps/s at 20,000 with
/// 0.35/0.04/64/2 and 30 M at 200,000 with 0.30/0.075/32/8).
/// </summary>
/// <param name="OuterSkin">Gap up to which pairs are in the outer list [m].</param>
/// <param name="InnerSkin">Gap up to which pairs are in the inner list [m].</param>
/// <param name="Chunk">Contacts per chunk, a power of two.</param>
/// <param name="ListsAhead">Chunks by which the lists are fetched ahead.</param>
/// <param name="LargestRadius">Largest radius at the start [m].</param>
/// <param name="PairsPerParticle">First guess of the inner list's length per particle.</param>
internal sealed record Tuning(double OuterSkin, double InnerSkin, int Chunk, int ListsAhead, double LargestRadius, double PairsPerParticle)
{
    public Tuning Scaled(double factor) =>
        this with { OuterSkin = factor * OuterSkin, InnerSkin = factor * InnerSkin, LargestRadius = factor * LargestRadius };

    public static Tuning For(ReadOnlySpan<double> radius)
    {
        double sum = 0.0, largest = 0.0;
        foreach (var r in radius)
        {
            sum += r;
            largest = Math.Max(largest, r);
        }

        var mean = sum / Math.Max(radius.Length, 1);
        return radius.Length < 60_000
            ? new Tuning(0.35 * mean, 0.04 * mean, 64, 2, largest, 3.2)
            : new Tuning(0.30 * mean, 0.075 * mean, 32, 8, largest, 3.4);
    }
}
