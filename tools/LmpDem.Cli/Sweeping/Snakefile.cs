using System.Globalization;
using LmpDem.Scenarios.Studies;

namespace LmpDem.Cli.Sweeping;

/// <summary>
/// A Snakefile (Snakemake 7 and 8). A job declares a mark that Snakemake itself sets when the member is done, and none of the run's
/// files: Snakemake deletes the declared outputs of jobs that fail or run again.
/// </summary>
internal static class Snakefile
{
    /// <summary>The file.</summary>
    /// <param name="job">What is to run.</param>
    public static string Of(EngineJob job) => string.Create(CultureInfo.InvariantCulture, $$"""
        # Runs {{job.Members.Count}} members of the study {{job.Name}}: snakemake --cores all --keep-going
        # Failed members: snakemake --cores all --keep-going, once more. Members by their id; the number is their index in manifest.json.
        workdir: {{(job.Folder is null ? "workflow.basedir" : Python(job.Folder))}}

        members = {{Members(job)}}

        wildcard_constraints:
            id="[0-9a-f]+"

        localrules: all

        rule all:
            input: expand("snakemake/{id}.done", id=members)

        rule member:
            output: touch("snakemake/{id}.done")
            log: "snakemake/{id}.log"
            params: index=lambda wildcards: members[wildcards.id]
            threads: {{job.Cpus}}
            resources: mem_mb={{job.Megabytes}}{{(job.Device is null ? "" : ", gpu=1")}}
            shell: {{Python($"{Escaped(job.RunMember)} {{params.index}} --threads {{threads}} 2> {{log}}")}}

        onsuccess:
            shell({{Python(Escaped(job.Collect))}})

        onerror:
            shell({{Python($"{Escaped(job.Collect)} || true")}})

        """);

    /// <summary>Removes the marks of members that are not done any more, which Snakemake would take for done.</summary>
    /// <param name="states">The members as they stand.</param>
    /// <param name="root">Folder of the study.</param>
    public static void Unmark(IEnumerable<MemberState> states, string root)
    {
        foreach (var state in states.Where(s => !s.IsDone))
            if (Path.Combine(root, "snakemake", state.Member.Id + ".done") is var mark && File.Exists(mark)) File.Delete(mark);
    }

    private static string Members(EngineJob job) =>
        $"{{{string.Join(", ", job.Members.Select(m => FormattableString.Invariant($"\"{m.Id}\": {m.Index}")))}}}";

    private static string Python(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    // Braces are Snakemake's own.
    private static string Escaped(string text) =>
        text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
