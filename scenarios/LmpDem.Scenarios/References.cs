using System.Reflection;
using LmpDem.Scenarios.Describing;

namespace LmpDem.Scenarios;

/// <summary>Sources of laws and defaults.</summary>
public static class References
{
    /// <summary>A law or a key, and its source.</summary>
    /// <param name="Subject">Law, or key path of a default.</param>
    /// <param name="Source">Author, year, DOI.</param>
    public sealed record Reference(string Subject, string Source);

    /// <summary>Sources of the laws, then of every default that has one.</summary>
    public static IReadOnlyList<Reference> All() => [.. Laws, .. Keys(typeof(Scenario), "")];

    private static readonly Reference[] Laws =
    [
        new("the electrode and its measured activation", "Kang et al. 2026, RSC"),
        new("contact law hertz_mindlin", "Hertz 1882; Mindlin and Deresiewicz 1953; Tsuji et al. 1992, doi 10.1016/0032-5910(92)88030-L"),
        new("contact law linear", "Cundall and Strack 1979, doi 10.1680/geot.1979.29.1.47"),
        new("contact law plastic", "Storakers et al. 1997, doi 10.1016/S0020-7683(96)00176-X; Thornton and Ning 1998"),
        new("contact law plastic_dense",
            "Zunker and Kamrin 2024, doi 10.1016/j.jmps.2023.105492; Harthong et al. 2009, doi 10.1016/j.ijsolstr.2009.05.008"),
        new("binder bridges", "Potyondy and Cundall 2004, doi 10.1016/j.ijrmms.2004.09.011"),
        new("non-affine motion", "Falk and Langer 1998, doi 10.1103/PhysRevE.57.7192"),
        new("metallic contacts through cracked films (film_theory)", "Bay 1979, 1983: bonding of metals whose brittle films break"),
        new("resistance of contact spots", "Holm 1967, Electric Contacts"),
        new("currents on networks", "Kyng and Sachdeva 2016: approximate Cholesky factors of graph Laplacians"),
        new("range of the electron beam (EBAC)", "Kanaya and Okayama 1972"),
        new("pore sizes by local thickness", "Hildebrand and Ruegsegger 1997"),
    ];

    private static IEnumerable<Reference> Keys(Type type, string path)
    {
        foreach (var key in SpecKey.Of(type))
        {
            var full = path.Length == 0 ? key.Name : $"{path}.{key.Name}";
            if (key.Parameter.Source.Length > 0) yield return new Reference(full, key.Parameter.Source);
            if (key.Kind == SpecKind.Record && !key.IsList)
                foreach (var inner in Keys(key.ValueType, full)) yield return inner;
        }
    }
}

/// <summary>The version of the program that runs.</summary>
public static class Build
{
    /// <summary>Version number ("0.1.0").</summary>
    public static string Version => Informational.Split('+')[0];

    /// <summary>Commit of the sources, "unknown" where they were built outside of a repository.</summary>
    public static string Commit => Informational.Split('+') is [_, var commit, ..] ? commit : "unknown";

    private static string Informational =>
        typeof(Build).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
}
