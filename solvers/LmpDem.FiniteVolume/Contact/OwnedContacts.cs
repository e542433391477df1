using LmpDem.Engine.Execution;

namespace LmpDem.FiniteVolume.Contact;

/// <summary>Pairs and entries of one body, those before the last search, and what presses on it.</summary>
internal sealed class OwnedContacts : IDisposable
{
    public Column<BodyPair> Pairs = new(0);
    public Column<ContactEntry> Entries = new(0);
    public Column<BodyPair> OldPairs = new(0);
    public Column<ContactEntry> Old = new(0);
    public int PairCount, EntryCount, OldPairCount, IncomingCount;

    public Column<long> Incoming { get; } = new(0);

    public long Bytes => Pairs.Bytes + Entries.Bytes + OldPairs.Bytes + Old.Bytes + Incoming.Bytes;

    public void Exchange()
    {
        (Pairs, OldPairs) = (OldPairs, Pairs);
        (Entries, Old) = (Old, Entries);
        OldPairCount = PairCount;
        PairCount = EntryCount = 0;
    }

    public (int First, int End) OldEntries(int other, int x, int y)
    {
        for (var p = 0; p < OldPairCount; p++)
        {
            ref var pair = ref OldPairs[p];
            if (pair.Other == other && pair.ImageX == x && pair.ImageY == y) return (pair.First, pair.End);
        }

        return (0, 0);
    }

    public void Dispose()
    {
        Pairs.Dispose();
        Entries.Dispose();
        OldPairs.Dispose();
        Old.Dispose();
        Incoming.Dispose();
    }
}
