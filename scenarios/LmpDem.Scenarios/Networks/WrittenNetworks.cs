using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Networks;

/// <summary>A state of the networks as the tables of the whole run need it.</summary>
/// <param name="TargetRatio">Target calendering ratio; null between two targets.</param>
/// <param name="Ratio">Calendering ratio achieved.</param>
/// <param name="Network">Bodies and junctions.</param>
/// <param name="MetallicArea">Metallic area, one per junction [m2].</param>
/// <param name="Values">Row of networks.csv.</param>
/// <param name="Tables">Rows of further tables, by the name of the file.</param>
/// <param name="Link">The state as the link between rearrangement and clusters looks at it.</param>
internal sealed record WrittenNetworks(
    double? TargetRatio, double Ratio, BodyNetwork Network, IReadOnlyList<double> MetallicArea, IReadOnlyList<Field> Values,
    IReadOnlyDictionary<string, NumberTable> Tables, RearrangementState Link)
{
    /// <summary>Exchanges a state with a book.</summary>
    /// <param name="book">The book.</param>
    /// <param name="state">The state now; not looked at where the book is read.</param>
    /// <returns>The state after the exchange.</returns>
    public static WrittenNetworks Exchange(StateBook book, WrittenNetworks? state)
    {
        var target = book.Optional("target_ratio", state?.TargetRatio);
        var ratio = book.Value("ratio", state?.Ratio ?? 0.0);
        var network = Exchange(book, state?.Network);
        var metallic = book.Array<double>("metallic_area", [.. state?.MetallicArea ?? []]);
        var values = KeptTables.Exchange(book, state?.Values);
        var names = new List<string>(state?.Tables.Keys ?? []);
        var tables = new Dictionary<string, NumberTable>();
        book.Each("tables", names, one =>
        {
            var name = book.Text("table", one ?? "");
            tables[name] = KeptTables.Exchange(book, one is null ? null : state!.Tables[one]);
            return name;
        });
        var link = new RearrangementState
        {
            Ratio = ratio,
            Network = network,
            Connected = book.Array<bool>("connected", [.. state?.Link.Connected ?? []]),
            OpenedArea = Areas(book, "opened_area", state?.Link.OpenedArea),
            BrokenArea = Areas(book, "broken_area", state?.Link.BrokenArea),
        };
        return book.IsReading ? new WrittenNetworks(target, ratio, network, metallic, values, tables, link) : state!;
    }

    private static double[]? Areas(StateBook book, string name, IReadOnlyList<double>? areas)
    {
        var isKnown = book.Value("is_known", areas is not null);
        var kept = book.Array<double>(name, [.. areas ?? []]);
        return isKnown ? kept : null;
    }

    private static BodyNetwork Exchange(StateBook book, BodyNetwork? network)
    {
        var kept = new BodyNetwork
        {
            Volume = book.Array<double>("volume", [.. network?.Volume ?? []]),
            Radius = book.Array<double>("radius", [.. network?.Radius ?? []]),
            Centre = book.Array<Vec3>("centre", [.. network?.Centre ?? []]),
            AtTop = book.Array<bool>("at_top", [.. network?.AtTop ?? []]),
            Box = book.Value("box", network?.Box ?? default),
            GapTolerance = book.Value("gap_tolerance", network?.GapTolerance ?? 0.0),
            Junctions = Exchange(book, network?.Junctions ?? []),
        };
        return book.IsReading ? kept : network!;
    }

    private static Junction[] Exchange(StateBook book, IReadOnlyList<Junction> junctions)
    {
        var plain = book.Array<PlainJunction>("junctions", [.. junctions.Select(PlainJunction.Of)]);
        var pairs = book.Array<ExposedPair>("exposed", [.. junctions.SelectMany(j => j.Exposed ?? [])]);
        if (!book.IsReading) return [];
        var kept = new Junction[plain.Length];
        for (int k = 0, first = 0; k < kept.Length; first += Math.Max(plain[k++].Pairs, 0)) kept[k] = plain[k].Whole(pairs, first);
        return kept;
    }

    // A junction without its pairs of facets, of which it knows the number; -1: not known.
    private readonly record struct PlainJunction(
        int First, int Second, int X, int Y, double Area, double BareArea, JunctionSide OnFirst, JunctionSide OnSecond, double Force,
            double Overlap, int Pairs)
    {
        public static PlainJunction Of(Junction j) =>
            new(j.First, j.Second, j.Image.X, j.Image.Y, j.Area, j.BareArea, j.OnFirst, j.OnSecond, j.Force, j.Overlap,
                j.Exposed?.Count ?? -1);

        public Junction Whole(ExposedPair[] pairs, int from) => new()
        {
            First = First,
            Second = Second,
            Image = (X, Y),
            Area = Area,
            BareArea = BareArea,
            OnFirst = OnFirst,
            OnSecond = OnSecond,
            Force = Force,
            Overlap = Overlap,
            Exposed = Pairs < 0 ? null : pairs[from..(from + Pairs)],
        };
    }
}
