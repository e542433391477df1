using LmpDem.Electrode.Quantities;

namespace LmpDem.Analysis.Ensembles;

/// <summary>The members of a study with the states of those that are done.</summary>
public sealed class Ensemble
{
    private Ensemble(string name, IReadOnlyList<MemberStates> members, IReadOnlyList<EnsembleColumn> columns)
    {
        (Name, Members, Columns) = (name, members, columns);
        Factors = members.Count == 0 ? [] : [.. members[0].Member.Factors.Select(f => f.Key)];
        IsSampled = members.Count > 0 && members[0].Member.Factors.Any(f => f.IsSampled);
        Groups = EnsembleGroup.Of(name, members);
    }

    /// <summary>Name of the study.</summary>
    public string Name { get; }

    /// <summary>All members, in the order of the study.</summary>
    public IReadOnlyList<MemberStates> Members { get; }

    /// <summary>
    /// Quantities that any member has, in the order of the catalogue; ratios and the springback of the opened layer among them.
    /// </summary>
    public IReadOnlyList<EnsembleColumn> Columns { get; }

    /// <summary>Keys that vary.</summary>
    public IReadOnlyList<string> Factors { get; }

    /// <summary>
    /// Whether factors were sampled (a Latin hypercube, a Sobol sequence): the points of the sample are one group, whose spread holds
    /// that of these factors.
    /// </summary>
    public bool IsSampled { get; }

    /// <summary>Members that share all factors, apart by their seeds alone.</summary>
    public IReadOnlyList<EnsembleGroup> Groups { get; }

    /// <summary>Reads the tables of the members that are done; one whose tables cannot be read is "unreadable", with the reason.</summary>
    /// <param name="name">Name of the study.</param>
    /// <param name="members">The members.</param>
    public static Ensemble Read(string name, IReadOnlyList<EnsembleMember> members)
    {
        var tables = new MemberTables();
        var read = new List<MemberStates>();
        foreach (var member in members)
        {
            try
            {
                read.Add(new MemberStates(member, member.IsDone ? tables.Read(member.Folder) : []));
            }
            catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
            {
                read.Add(new MemberStates(member with { State = "unreadable", Message = e.Message }, []));
            }
        }

        // In the order of the catalogue, then what plug-ins measured; a state read before a column was known gets it as missing.
        var found = tables.Quantities.Select((q, place) => (Quantity: q, Place: place)).ToDictionary(f => f.Quantity, f => f.Place);
        EnsembleColumn[] columns =
        [
            .. Catalogue.All.Where(found.ContainsKey).Concat(tables.Quantities.Except(Catalogue.All))
                .Where(q => q != Catalogue.TargetCalenderingRatio && q != Catalogue.CalenderingRatio)
                .Where(q => read.Any(m => m.States.Any(s => found[q] < s.Values.Length && double.IsFinite(s.Values[found[q]]))))
                .Select(q => new EnsembleColumn(q)),
        ];
        var places = columns.Select(c => found[c.Quantity]).ToArray();
        foreach (var state in read.SelectMany(m => m.States))
        {
            var values = state.Values;
            state.Values = Array.ConvertAll(places, p => p < values.Length ? values[p] : double.NaN);
        }

        return new Ensemble(name, read, columns);
    }

    /// <summary>Index of the column of a quantity; -1 where no member has it.</summary>
    /// <param name="quantity">The quantity.</param>
    public int IndexOf(Quantity quantity)
    {
        for (var k = 0; k < Columns.Count; k++)
            if (Columns[k].Quantity == quantity) return k;
        return -1;
    }
}
