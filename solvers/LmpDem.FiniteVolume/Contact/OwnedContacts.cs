using System.Numerics;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Execution;
using LmpDem.FiniteVolume.Laws;

namespace LmpDem.FiniteVolume.Contact;

/// <summary>Pairs and entries of one body, those before the last search, and what presses on it.</summary>
internal sealed class OwnedContacts : IDisposable, IKept
{
    public Column<BodyPair> Pairs = new(0);
    public Column<ContactEntry> Entries = new(0);
    public Column<BodyPair> OldPairs = new(0);
    public Column<ContactEntry> Old = new(0);
    public int PairCount, EntryCount, OldPairCount, IncomingCount;

    /// <summary>Pairs that press on the body: slot of their owner in the upper half, place among its pairs in the lower.</summary>
    public Column<long> Incoming { get; } = new(0);

    /// <summary>The pairs by address, see <see cref="BodyContacts"/>.</summary>
    public Column<PairView> Views { get; } = new(0);

    /// <summary>The incoming pairs' entries by address.</summary>
    public Column<EntryRange> Pressing { get; } = new(0);

    /// <summary>Slots of the bodies that may be near, rising.</summary>
    public List<int> Near { get; } = [];

    public long Bytes => Pairs.Bytes + Entries.Bytes + OldPairs.Bytes + Old.Bytes + Incoming.Bytes + Views.Bytes + Pressing.Bytes
        + sizeof(int) * Near.Capacity;

    public void Exchange()
    {
        (Pairs, OldPairs) = (OldPairs, Pairs);
        (Entries, Old) = (Old, Entries);
        OldPairCount = PairCount;
        PairCount = EntryCount = 0;
    }

    /// <summary>Exchanges the present pairs and entries with a book; those before the last search are not looked at again.</summary>
    public void Exchange(StateBook book)
    {
        Exchange(book, "pairs", Pairs, ref PairCount);
        Exchange(book, "entries", Entries, ref EntryCount);
        Exchange(book, "incoming", Incoming, ref IncomingCount);
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

    public void Add(in ContactEntry entry)
    {
        Entries.Grow(Room(EntryCount + 1));
        Entries[EntryCount++] = entry;
    }

    public void Add(in BodyPair pair)
    {
        Pairs.Grow(Room(PairCount + 1));
        Pairs[PairCount++] = pair;
    }

    public void AddIncoming(int owner, int pair)
    {
        Incoming.Grow(Room(IncomingCount + 1));
        Incoming[IncomingCount++] = ((long)owner << 32) | (uint)pair;
    }

    public void Dispose()
    {
        Pairs.Dispose();
        Entries.Dispose();
        OldPairs.Dispose();
        Old.Dispose();
        Incoming.Dispose();
        Views.Dispose();
        Pressing.Dispose();
    }

    private static void Exchange<T>(StateBook book, string name, Column<T> column, ref int count)
        where T : unmanaged
    {
        var kept = book.Span<T>(name, column.AsSpan()[..count]);
        if (!book.IsReading) return;
        count = kept.Length;
        column.Grow(Room(count));
        kept.CopyTo(column.AsSpan());
    }

    private static long Room(int needed) => needed <= 64 ? 64 : (long)BitOperations.RoundUpToPowerOf2((uint)needed);
}

/// <summary>Nodes of an owner near an image of another body: entries First to End of the owner.</summary>
internal struct BodyPair
{
    /// <summary>Slot of the other body.</summary>
    public int Other;

    /// <summary>First entry.</summary>
    public int First;

    /// <summary>One past the last entry.</summary>
    public int End;

    /// <summary>Images by which the other body is shifted along x and y.</summary>
    public int ImageX, ImageY;
}

/// <summary>A surface node near another body: the facet it stands over, and the force of the last step.</summary>
internal struct ContactEntry
{
    /// <summary>Node of the owner.</summary>
    public int Node;

    /// <summary>The node's place among the owner's surface nodes.</summary>
    public int Surface;

    /// <summary>Facet of the other body; kept and walked on from.</summary>
    public int Facet;

    /// <summary>1 where the node presses.</summary>
    public int Active;

    /// <summary>Force on the node [N]; with the normal force behind it, a register of four.</summary>
    public double X, Y, Z;

    /// <summary>Normal force [N].</summary>
    public double Normal;

    /// <summary>Weights of the facet's second and third corner.</summary>
    public double Second, Third;

    /// <summary>Elastic tangential displacement [m].</summary>
    public double SlipX, SlipY, SlipZ;

    /// <summary>Penetration [m].</summary>
    public double Depth;

    /// <summary>Part of the penetration that does not press yet (<see cref="ContactRules.SlackKept"/>) [m].</summary>
    public double Slack;
}
