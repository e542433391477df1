using LmpDem.Dem.Bodies;

namespace LmpDem.Dem.Press;

/// <summary>Contacts of a part of a layer: taken from those of the whole layer with their memory, and put back.</summary>
internal static class PartContacts
{
    /// <summary>The contacts within a part and of its particles with walls.</summary>
    /// <param name="whole">Contacts of the whole layer.</param>
    /// <param name="ids">Particles of the part: their numbers in the layer.</param>
    /// <param name="count">Particles of the layer.</param>
    public static Contacts Of(Contacts whole, int[] ids, int count)
    {
        var local = new int[count];
        Array.Fill(local, -1);
        for (var k = 0; k < ids.Length; k++) local[ids[k]] = k;
        var known = new List<(Contacts List, int Contact, int First, int Second)>();
        for (var c = 0; c < whole.Count; c++)
        {
            var (first, second) = (local[whole.First[c]], whole.IsWall(c) ? whole.Second[c] : local[whole.Second[c]]);
            if (first >= 0 && (whole.IsWall(c) || second >= 0)) known.Add((whole, c, first, second));
        }

        return Contacts.Joined(known);
    }

    /// <summary>The contacts of the particles that moved, and those of all others as they were.</summary>
    /// <param name="whole">Contacts of the whole layer before.</param>
    /// <param name="part">Those of the part now.</param>
    /// <param name="ids">Particles of the part: their numbers in the layer.</param>
    /// <param name="isFixed">Which of them were fixed.</param>
    /// <param name="count">Particles of the layer.</param>
    public static Contacts PutBack(Contacts whole, Contacts part, int[] ids, bool[] isFixed, int count)
    {
        var moves = new bool[count];
        for (var k = 0; k < ids.Length; k++) moves[ids[k]] = !isFixed[k];
        var joined = new List<(Contacts List, int Contact, int First, int Second)>(whole.Count);
        for (var c = 0; c < whole.Count; c++)
        {
            var (first, second) = (whole.First[c], whole.Second[c]);
            if (!moves[first] && (second < 0 || !moves[second])) joined.Add((whole, c, first, second));
        }

        for (var c = 0; c < part.Count; c++)
        {
            var first = ids[part.First[c]];
            var second = part.IsWall(c) ? part.Second[c] : ids[part.Second[c]];
            if (moves[first] || (second >= 0 && moves[second])) joined.Add((part, c, first, second));
        }

        joined.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : a.Second.CompareTo(b.Second));
        return Contacts.Joined(joined);
    }
}
