using LmpDem.Scenarios.Extending;

namespace LmpDem.Scenarios.Reading;

/// <summary>Reads a scenario: file, then environment, then flags, each over the one before; then every check.</summary>
public static class ScenarioReader
{
    /// <summary>Reads and checks a scenario file.</summary>
    /// <param name="path">Path of the YAML file.</param>
    /// <param name="overrides">Values over those of the file, the later the stronger.</param>
    /// <param name="notes">Told what was understood of tables in files of their own, a line each.</param>
    /// <param name="extensions">What plug-ins add; null: none is loaded.</param>
    /// <exception cref="ScenarioException">Anything is wrong with it.</exception>
    public static Scenario ReadFile(
        string path, IReadOnlyList<Override> overrides, Action<string>? notes = null, Extensions? extensions = null) =>
        Read(SourceText.ReadFile(path), Path.GetDirectoryName(Path.GetFullPath(path))!, overrides, notes, extensions);

    /// <summary>Reads and checks a scenario's text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="source">Name of the text in messages.</param>
    /// <param name="extensions">What plug-ins add; null: none is loaded.</param>
    /// <exception cref="ScenarioException">Anything is wrong with it.</exception>
    public static Scenario ReadText(string text, string source, Extensions? extensions = null) =>
        Read(SourceText.Parse(text, source), ".", [], null, extensions);

    /// <summary>Reads and checks a scenario's nodes.</summary>
    /// <param name="root">The nodes; changed.</param>
    /// <param name="folder">Folder that the paths of table files start from.</param>
    /// <param name="overrides">Values over those of the file, the later the stronger.</param>
    /// <param name="notes">Told what was understood of tables in files of their own, a line each.</param>
    /// <param name="extensions">What plug-ins add; null: none is loaded.</param>
    /// <exception cref="ScenarioException">Anything is wrong with it.</exception>
    internal static Scenario Read(
        MapNode root, string folder, IReadOnlyList<Override> overrides, Action<string>? notes, Extensions? extensions)
    {
        extensions ??= Extensions.None;
        FormerKeys.Rename(root, typeof(Scenario), notes);
        foreach (var item in overrides)
        {
            var key = FormerKeys.Rename(item.Key, typeof(Scenario));
            if (key != item.Key)
                notes?.Invoke(
                $"{item.Source}: the key {item.Key} is called {key} now; the former name is read in this version for the last time");
            (item with { Key = key }).Apply(root);
        }

        var binder = new SpecBinder(typeof(Scenario), folder) { Laws = extensions.Laws };
        var scenario = (Scenario)binder.Record(typeof(Scenario), root, "") with { Extensions = extensions };
        foreach (var note in binder.Notes) notes?.Invoke(note);
        if (binder.Faults.Count == 0) scenario = GivenPackings.Take(scenario, binder, folder, notes);
        // Relations between keys mean something only where each key by itself is right.
        if (binder.Faults.Count == 0) ScenarioChecks.Run(scenario, binder);
        if (binder.Faults.Count == 0) return scenario;
        throw new ScenarioException(
            [.. binder.Faults.OrderBy(f => f.Source, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column)]);
    }
}
