using LmpDem.Dem.Bodies;

namespace LmpDem.Dem.Measures;

/// <summary>Contacts that came and went between two instants, found by one merge of the two ordered lists.</summary>
public sealed class ContactChanges
{
    private ContactChanges(bool[] born, (int First, int Second)[] lost, int particles)
    {
        Born = born;
        Lost = lost;
        BornPerParticle = new int[particles];
        LostPerParticle = new int[particles];
    }

    /// <summary>Whether a present contact was not there before, one per present contact.</summary>
    public bool[] Born { get; }

    /// <summary>Pairs that were in contact before and are not now, ordered; a wall is -1 - (its index).</summary>
    public (int First, int Second)[] Lost { get; }

    /// <summary>Contacts formed at a particle, walls included, one per particle.</summary>
    public int[] BornPerParticle { get; }

    /// <summary>Contacts lost at a particle, walls included, one per particle.</summary>
    public int[] LostPerParticle { get; }

    /// <summary>Number of contacts formed.</summary>
    public int BornCount { get; private set; }

    /// <summary>Number of contacts lost.</summary>
    public int LostCount => Lost.Length;

    /// <summary>Compares two sets of contacts, each ordered by (First, Second).</summary>
    /// <param name="before">Contacts of the earlier instant.</param>
    /// <param name="now">Contacts of the later instant.</param>
    /// <param name="particles">Number of particles.</param>
    public static ContactChanges Between(Contacts before, Contacts now, int particles)
    {
        var born = new bool[now.Count];
        var lost = new List<(int, int)>();
        int b = 0, n = 0;
        while (b < before.Count || n < now.Count)
        {
            var order = b == before.Count ? 1 : n == now.Count ? -1 : Order(before, b, now, n);
            if (order < 0) lost.Add((before.First[b], before.Second[b]));
            if (order > 0) born[n] = true;
            if (order <= 0) b++;
            if (order >= 0) n++;
        }

        var changes = new ContactChanges(born, [.. lost], particles);
        changes.Tally(now);
        return changes;
    }

    private static int Order(Contacts a, int i, Contacts b, int j)
    {
        var first = a.First[i].CompareTo(b.First[j]);
        return first != 0 ? first : a.Second[i].CompareTo(b.Second[j]);
    }

    private void Tally(Contacts now)
    {
        for (var c = 0; c < Born.Length; c++)
        {
            if (!Born[c]) continue;
            BornCount++;
            BornPerParticle[now.First[c]]++;
            if (now.Second[c] >= 0) BornPerParticle[now.Second[c]]++;
        }

        foreach (var (first, second) in Lost)
        {
            LostPerParticle[first]++;
            if (second >= 0) LostPerParticle[second]++;
        }
    }
}
