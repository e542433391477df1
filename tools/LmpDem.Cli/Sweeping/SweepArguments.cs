using System.CommandLine;
using LmpDem.Scenarios.Extending;
using LmpDem.Scenarios.Studies;

namespace LmpDem.Cli.Sweeping;

/// <summary>The arguments that name a study: its file, its folder, or its plan.</summary>
internal sealed class SweepArguments
{
    private readonly Argument<string?> study = new("study")
    {
        Description = "study file (YAML), or the folder of a study that is planned",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> manifest = new("--manifest")
    {
        Description = "plan of the study, instead of naming it",
        HelpName = "file",
    };

    private readonly Option<string?> output = new("--out") { Description = "folder of the study; default runs/NAME", HelpName = "dir" };

    /// <summary>Adds the arguments to a verb.</summary>
    public SweepArguments AddTo(Command command)
    {
        command.Add(study);
        command.Add(manifest);
        command.Add(output);
        return this;
    }

    /// <summary>Where the study is.</summary>
    /// <exception cref="UsageException">It is not named, or named twice.</exception>
    public SweepPlace Place(ParseResult result)
    {
        var (named, plan, root) = (result.GetValue(study), result.GetValue(manifest), result.GetValue(output));
        if (named is null == plan is null)
            throw new UsageException("name the study: a study file, the folder of a planned study, or --manifest FILE");
        if (plan is null && Directory.Exists(named)) plan = Path.Combine(named, StudyManifest.FileName);
        else if (named?.EndsWith(".json", StringComparison.Ordinal) == true) plan = named;
        if (plan is null) return new SweepPlace(root ?? Path.Combine("runs", Study.NameOf(named!)), named);
        if (root is not null) throw new UsageException("--out goes with a study file; a plan stands in the folder of its study");
        return new SweepPlace(Path.GetDirectoryName(Path.GetFullPath(plan))!, null) { Manifest = plan };
    }
}

/// <summary>Where a study is.</summary>
/// <param name="Root">Its folder.</param>
/// <param name="StudyFile">Its file; null where the plan was named.</param>
internal sealed record SweepPlace(string Root, string? StudyFile)
{
    /// <summary>Path of its plan.</summary>
    public string Manifest { get; init; } = Path.Combine(Root, StudyManifest.FileName);

    /// <summary>Reads the plan.</summary>
    public StudyManifest Plan() => StudyFile is null || File.Exists(Manifest)
        ? StudyManifest.Read(Manifest)
        : throw new UsageException(
            $"{StudyFile} is not planned in {Root}; give `lmpdem sweep plan {StudyFile}` first, with the same --out");

    /// <summary>Reads the study of the file and its text.</summary>
    /// <param name="notes">Told what was understood of tables, a line each.</param>
    /// <param name="extensions">What plug-ins add; null: none is loaded.</param>
    public (Study Study, string Text) Read(Action<string> notes, Extensions? extensions = null)
    {
        var read = Study.ReadFile(StudyFile!, extensions);
        foreach (var note in read.Notes) notes(note);
        return (read, File.ReadAllText(StudyFile!));
    }
}
