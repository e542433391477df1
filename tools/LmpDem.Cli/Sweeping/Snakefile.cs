using System.Globalization;

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
        # Failed members: snakemake --cores all --keep-going, once more; {index} is the member's in manifest.json.
        workdir: {{(job.Folder is null ? "workflow.basedir" : Python(job.Folder))}}

        members = {{Members(job)}}

        wildcard_constraints:
            index=r"\d+"

        localrules: all

        rule all:
            input: expand("snakemake/{index}.done", index=members)

        rule member:
            output: touch("snakemake/{index}.done")
            log: "snakemake/{index}.log"
            threads: {{job.Cpus}}
            resources: mem_mb={{job.Megabytes}}
            shell: {{Python($"{Escaped(job.RunMember)} {{wildcards.index}} --threads {{threads}} 2> {{log}}")}}

        onsuccess:
            shell({{Python(Escaped(job.Collect))}})

        onerror:
            shell({{Python($"{Escaped(job.Collect)} || true")}})

        """);

    private static string Members(EngineJob job) => job.OnlyMissing
        ? $"[{string.Join(", ", job.Members.Select(m => m.Index.ToString(CultureInfo.InvariantCulture)))}]"
        : string.Create(CultureInfo.InvariantCulture, $"range({job.Members.Count})");

    private static string Python(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    // Braces are Snakemake's own.
    private static string Escaped(string text) =>
        text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
