using System.Reflection;

namespace LmpDem.Tests.Architecture;

/// <summary>Namespaces of a project that know each other in a circle.</summary>
internal static class NamespaceCircles
{
    /// <summary>The circles, each as its namespaces below the project's, in order of name; the project's own is "(root)".</summary>
    public static List<string[]> Of(Assembly assembly)
    {
        var uses = Uses(assembly);
        var root = string.Join('.', uses.Keys.First(n => n.StartsWith("LmpDem.", StringComparison.Ordinal)).Split('.').Take(2));
        var reach = uses.Keys.ToDictionary(n => n, n => Reached(n, uses));
        return [.. uses.Keys.Where(n => reach[n].Contains(n))
            .GroupBy(n => string.Join(
                ", ", uses.Keys.Where(m => reach[n].Contains(m) && reach[m].Contains(n)).Select(m => Short(m, root))
                .Order(StringComparer.Ordinal)))
            .Select(g => g.Key.Split(", ")).OrderBy(c => c[0], StringComparer.Ordinal)];
    }

    /// <summary>Which namespace uses which others of the same assembly, and by which types.</summary>
    public static Dictionary<string, Dictionary<string, SortedSet<string>>> Uses(Assembly assembly)
    {
        var uses = new Dictionary<string, Dictionary<string, SortedSet<string>>>();
        foreach (var type in assembly.GetTypes().Where(t => t.Namespace is not null))
        {
            if (!uses.TryGetValue(type.Namespace!, out var of)) uses[type.Namespace!] = of = [];
            foreach (var used in TypeUses.Of(type)
                .Where(u => u.Assembly == assembly && u.Namespace is not null && u.Namespace != type.Namespace))
            {
                if (!of.TryGetValue(used.Namespace!, out var by)) of[used.Namespace!] = by = [];
                by.Add($"{Outer(type).Name} uses {Outer(used).Name}");
            }
        }

        return uses;
    }

    private static Type Outer(Type type) => type.DeclaringType is { } outer ? Outer(outer) : type;

    private static string Short(string name, string root) => name == root ? "(root)" : name[(root.Length + 1)..];

    private static HashSet<string> Reached(string from, Dictionary<string, Dictionary<string, SortedSet<string>>> uses)
    {
        var reached = new HashSet<string>();
        var open = new Queue<string>(uses[from].Keys);
        while (open.TryDequeue(out var next))
        {
            if (!reached.Add(next) || !uses.TryGetValue(next, out var of)) continue;
            foreach (var further in of.Keys) open.Enqueue(further);
        }

        return reached;
    }
}
