namespace LmpDem.Tests.Engine.Snapshots;

/// <summary>A folder of its own for a test, gone after it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Root = Directory.CreateTempSubdirectory("lmpdem-test-").FullName;

    public string Root { get; }

    public string this[string name] => Path.Combine(Root, name);

    public string[] Files => [.. Directory.GetFileSystemEntries(Root).Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
