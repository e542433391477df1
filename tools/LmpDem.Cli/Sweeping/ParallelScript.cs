using System.Globalization;

namespace LmpDem.Cli.Sweeping;

/// <summary>
/// A script for GNU parallel. Started again it goes on with the members that failed or have not run (--joblog, --resume-failed); the
/// log counts lines of input, so a script for missing members alone keeps none.
/// </summary>
internal static class ParallelScript
{
    /// <summary>The log of jobs, in the folder of the study.</summary>
    public const string LogFile = "parallel.log";

    /// <summary>The script.</summary>
    /// <param name="job">What is to run.</param>
    public static string Of(EngineJob job) => string.Create(CultureInfo.InvariantCulture, $$"""
        #!/usr/bin/env bash
        # Runs {{job.Members.Count}} members of the study {{job.Name}} with GNU parallel, then collects them: bash parallel.sh
        # Given again, it runs those that failed. Ends with the number of members that failed, 101 at most.
        set -u
        {{job.ChangeFolder}}
        status=0
        {{Input(job)}} |
            parallel {{Jobs(job)}}--joblog {{Log(job)}} --quote \
                {{job.RunMember}} {} --threads {{job.Cpus}} || status=$?
        {{job.Collect}}
        exit "$status"

        """);

    // GNU parallel's own number is that of the cores.
    private static string Jobs(EngineJob job) => job switch
    {
        { Jobs: { } jobs } => string.Create(CultureInfo.InvariantCulture, $"--jobs {jobs} "),
        { Cpus: 1 } => "",
        _ => string.Create(CultureInfo.InvariantCulture, $"--jobs $((($(nproc) + {job.Cpus - 1}) / {job.Cpus})) "),
    };

    private static string Log(EngineJob job) => job.OnlyMissing ? "parallel-missing.log" : LogFile + " --resume-failed";

    private static string Input(EngineJob job) => job.OnlyMissing
        ? $"printf '%s\\n' {string.Join(' ', job.Members.Select(m => m.Index.ToString(CultureInfo.InvariantCulture)))}"
        : string.Create(CultureInfo.InvariantCulture, $"seq 0 {job.Members.Count - 1}");
}
