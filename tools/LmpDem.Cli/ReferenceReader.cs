using System.CommandLine;
using LmpDem.Analysis.References;
using LmpDem.Scenarios.Reading;
using LmpDem.Transport.Activation;

namespace LmpDem.Cli;

/// <summary>Reads references: files of a user, or those that come with the program, by their names.</summary>
internal static class ReferenceReader
{
    /// <summary>Name of the reference that holds where none is named.</summary>
    public const string Default = "kang-2026";

    private const string Ending = ".yaml";

    private static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "references");

    /// <summary>Names of the references that come with the program.</summary>
    public static IReadOnlyList<string> Names => !Directory.Exists(Folder) ? []
        : [.. Directory.GetFiles(Folder, "*" + Ending).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    /// <summary>Reads and checks a reference.</summary>
    /// <param name="which">Path of its file, or a name.</param>
    /// <param name="notes">Told what was understood of a table of measured points.</param>
    /// <exception cref="ScenarioException">Anything is wrong with it.</exception>
    /// <exception cref="Engine.Tables.TableException">Its table of measured points cannot be read.</exception>
    /// <exception cref="UsageException">There is no such file or name.</exception>
    public static Reference Read(string which, Action<string>? notes = null)
    {
        var path = Find(which);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var binder = new SpecBinder(typeof(Reference), folder);
        var reference = (Reference)binder.Record(typeof(Reference), SourceText.ReadFile(path, "reference"), "");
        if (binder.Faults.Count == 0) ReferenceChecks.Run(reference, binder);
        if (binder.Faults.Count > 0) throw new ScenarioException([.. binder.Faults.OrderBy(f => f.Line).ThenBy(f => f.Column)]);
        if (reference.Activation is not { Table.Length: > 0 } activation) return reference;
        var curve = MeasuredCurve.Read(Path.Combine(folder, activation.Table));
        notes?.Invoke($"{curve.Path}: {curve.Understood(null)}");
        reference = reference with { Activation = activation with { Points = [.. curve.Points.Select(ReferencePoint.Of)] } };
        ReferenceChecks.Calibrated(reference.Activation, binder);
        return binder.Faults.Count == 0 ? reference : throw new ScenarioException(binder.Faults);
    }

    private static string Find(string which)
    {
        if (File.Exists(which)) return which;
        if (Names.Contains(which)) return Path.Combine(Folder, which + Ending);
        var looksLikeAFile = which.Contains('/', StringComparison.Ordinal) || Path.HasExtension(which);
        var close = Spelling.Closest(which, Names);
        throw new UsageException($"--reference: {(looksLikeAFile ? "no such file" : "no reference has the name")} \"{which}\""
            + $"; give a file, or one of the names {string.Join(", ", Names)}" + (close is null ? "" : $"; did you mean \"{close}\"?"));
    }
}

/// <summary>The option that chooses what runs are held against.</summary>
internal sealed class ReferenceOption
{
    private readonly Option<string> which = new("--reference")
    {
        Description = "what runs are held against: a reference file (YAML), or the name of one that comes with the program"
            + $" ({string.Join(", ", ReferenceReader.Names)})",
        HelpName = "file|name",
        DefaultValueFactory = _ => ReferenceReader.Default,
    };

    /// <summary>Adds the option to a verb.</summary>
    public ReferenceOption AddTo(Command command)
    {
        command.Add(which);
        return this;
    }

    /// <summary>The reference as it was named.</summary>
    public string Which(ParseResult result) => result.GetRequiredValue(which);

    /// <summary>The reference for a script that runs in another folder: a name, or the path of a file; null where none was given.</summary>
    public string? Given(ParseResult result) => result.GetResult(which) is not { Implicit: false } ? null
        : File.Exists(Which(result)) ? Path.GetFullPath(Which(result)) : Which(result);

    /// <summary>Reads the reference.</summary>
    public Reference Read(ParseResult result, Shell shell) => ReferenceReader.Read(result.GetRequiredValue(which), shell.Error.WriteLine);
}
