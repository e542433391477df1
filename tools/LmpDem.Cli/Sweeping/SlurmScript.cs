using System.Globalization;
using System.Text;

namespace LmpDem.Cli.Sweeping;

/// <summary>
/// A script that submits the members of a study to Slurm as job arrays, and the collection behind them. The batch script passes the
/// signal before the end of the time on to the program, which stops at a checkpoint with 75; the job then queues itself again.
/// </summary>
internal static class SlurmScript
{
    /// <summary>The script.</summary>
    /// <param name="job">What is to run.</param>
    public static string Of(EngineJob job)
    {
        var arrays = job.Members.GroupBy(m => m.Index / job.MaxArraySize * job.MaxArraySize).OrderBy(g => g.Key)
            .Select(g => (Offset: g.Key, Tasks: EngineJob.Ranges([.. g.Select(m => m.Index - g.Key).Order()])));
        var limit = job.Jobs is { } jobs ? string.Create(CultureInfo.InvariantCulture, $"%{jobs}") : "";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""
            #!/usr/bin/env bash
            # Submits {{job.Members.Count}} members of the study {{job.Name}} to Slurm, and their collection behind them: bash slurm.sh
            # A task's member is LMPDEM_OFFSET + SLURM_ARRAY_TASK_ID in manifest.json, whatever became of other members.
            set -eu
            {{job.ChangeFolder}}
            mkdir -p slurm
            common=(--job-name={{job.Name}}{{Options(job)}})
            ids=

            submit() { # OFFSET TASKS
                sbatch --parsable "${common[@]}" --array="$2{{limit}}" --export="ALL,LMPDEM_OFFSET=$1" \
                    --cpus-per-task={{job.Cpus}} --mem={{job.Memory ?? $"{job.Megabytes}M"}} \
                    --signal=B:USR1@{{job.SignalBefore}} --requeue --open-mode=append --output=slurm/%A_%a.log <<'JOB'
            #!/usr/bin/env bash
            {{job.RunMember}} "$((LMPDEM_OFFSET + SLURM_ARRAY_TASK_ID))" &
            program=$!
            signal=
            requeue=1
            trap 'signal=1; kill -USR1 "$program" 2>/dev/null' USR1
            trap 'signal=1; requeue=; kill -USR1 "$program" 2>/dev/null' TERM
            while :; do # a signal ends the wait, not the program
                signal=
                status=0
                wait "$program" || status=$?
                [ -n "$signal" ] || break
            done
            # Stopped at a checkpoint: once more, unless it was cancelled. Where the site has RequeueExit=75, the exit code does the same.
            if [ "$status" -eq 75 ] && [ -n "$requeue" ] && [ "${SLURM_RESTART_COUNT:-0}" -lt {{job.MaxRequeues}} ]; then
                scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}" && sleep 30
            fi
            exit "$status"
            JOB
            }

            add() { # OFFSET TASKS
                local id
                id=$(submit "$1" "$2")
                id=${id%%;*}
                echo "array $id: members from $1, tasks $2"
                ids=$ids:$id
            }


            """);
        foreach (var (offset, tasks) in arrays) text.Append(CultureInfo.InvariantCulture, $"add {offset} {tasks}\n");
        text.Append(CultureInfo.InvariantCulture, $$"""

            id=$(sbatch --parsable "${common[@]}" --dependency="afterany$ids" --output=slurm/collect_%j.log <<'JOB'
            #!/usr/bin/env bash
            exec {{job.Collect}}
            JOB
            )
            echo "collection: job ${id%%;*}"

            """);
        return text.ToString();
    }

    private static string Options(EngineJob job)
    {
        (string Name, string? Value)[] named = [("partition", job.Partition), ("account", job.Account), ("time", job.Time)];
        var given = named.Where(o => o.Value is not null).Select(o => $" --{o.Name}={o.Value}");
        return string.Concat(given.Concat(job.Sbatch.Select(o => " " + ProgramCommand.Quoted(o))));
    }
}
