using System.Reflection;
using System.Xml.Linq;
using NUnit.Framework;

namespace LmpDem.Tests.Architecture;

/// <summary>
/// The order of the rooms: no project knows what stands behind it, no namespace of a project knows itself through others.
/// </summary>
[TestFixture]
public sealed class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["LmpDem.Engine"] = [],
        ["LmpDem.Electrode"] = ["LmpDem.Engine"],
        ["LmpDem.Dem"] = ["LmpDem.Engine", "LmpDem.Electrode"],
        ["LmpDem.FiniteVolume"] = ["LmpDem.Engine"],
        ["LmpDem.FiniteVolume.Gpu"] = ["LmpDem.Engine", "LmpDem.FiniteVolume"],
        ["LmpDem.Transport"] = ["LmpDem.Engine", "LmpDem.Electrode"],
        ["LmpDem.Scenarios"] = ["LmpDem.Engine", "LmpDem.Electrode", "LmpDem.Dem", "LmpDem.FiniteVolume", "LmpDem.Transport"],
        ["LmpDem.Analysis"] = ["LmpDem.Engine", "LmpDem.Electrode", "LmpDem.Transport"],
        ["LmpDem.Verification"] = ["LmpDem.Engine", "LmpDem.Dem", "LmpDem.FiniteVolume", "LmpDem.Transport"],
        ["LmpDem.Benchmarks"] = ["LmpDem.Engine", "LmpDem.Dem", "LmpDem.FiniteVolume", "LmpDem.Transport"],
    };

    private static readonly string[] Projects = [.. MayKnow.Keys, "lmpdem"];

    // The command, the last room, may know all of them.
    private static readonly string[] Bounded = [.. MayKnow.Keys];

    [TestCaseSource(nameof(Bounded))]
    public void AProjectKnowsOnlyWhatStandsBeforeIt(string name)
    {
        var known = Assembly.Load(name).GetReferencedAssemblies().Select(a => a.Name!).Concat(References(name))
            .Where(n => n.StartsWith("LmpDem.", StringComparison.Ordinal));
        Assert.That(known.Distinct().Except(MayKnow[name]), Is.Empty);
    }

    [TestCaseSource(nameof(Projects))]
    public void NamespacesKnowEachOtherInNoCircle(string name)
    {
        var circles = NamespaceCircles.Of(Assembly.Load(name));
        Assert.That(circles, Is.Empty, string.Join('\n', circles.Select(c => $"{string.Join(", ", c)}\n{Edges(name, c)}")));
    }

    private static string Edges(string name, string[] circle) => string.Join('\n',
        from user in NamespaceCircles.Uses(Assembly.Load(name))
        from used in user.Value
        where circle.Contains(user.Key.Split('.')[^1]) && circle.Contains(used.Key.Split('.')[^1])
        select $"{user.Key} -> {used.Key}: {string.Join("; ", used.Value)}");

    // What a project file names: the compiler leaves out of the assembly what no code uses.
    private static IEnumerable<string> References(string name)
    {
        var root = TestContext.CurrentContext.TestDirectory;
        while (!File.Exists(Path.Combine(root, "LmpDem.sln"))) root = Path.GetDirectoryName(root)!;
        var project = Directory.GetDirectories(root).Where(d => Path.GetFileName(d) is "engine" or "solvers" or "scenarios" or "tools")
            .Select(d => Path.Combine(d, name, name + ".csproj")).Single(File.Exists);
        return XDocument.Load(project).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
    }
}
