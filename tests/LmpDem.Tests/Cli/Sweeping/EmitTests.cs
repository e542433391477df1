using LmpDem.Cli.Sweeping;
using LmpDem.Scenarios.Studies;
using NUnit.Framework;

namespace LmpDem.Tests.Cli.Sweeping;

/// <summary>Files for the engines of a site; .ci/cluster runs them with the real programs.</summary>
public sealed class EmitTests
{
    [TestCase(new[] { 0, 1, 2, 3 }, "0-3")]
    [TestCase(new[] { 4 }, "4")]
    [TestCase(new[] { 0, 2, 3, 7, 8, 9, 11 }, "0,2-3,7-9,11")]
    public void TasksAreRanges(int[] numbers, string expected) => Assert.That(EngineJob.Ranges(numbers), Is.EqualTo(expected));

    [Test]
    public void ArraysAreSplitAndIndicesKeepTheirMeaning()
    {
        string[] Adds(IEnumerable<int> indices) =>
            [.. SlurmScript.Of(Job(indices) with { MaxArraySize = 1000 }).Split('\n')
                .Where(l => l.StartsWith("add ", StringComparison.Ordinal))];
        Assert.That(Adds(Enumerable.Range(0, 2500)), Is.EqualTo(new[] { "add 0 0-999", "add 1000 0-999", "add 2000 0-499" }));
        // Those missing alone: offset and task still give the index in the manifest.
        Assert.That(Adds([3, 4, 999, 1000, 2001]), Is.EqualTo(new[] { "add 0 3-4,999", "add 1000 0", "add 2000 1" }));
    }

    [Test]
    public void OptionsGoToSlurm()
    {
        var text = SlurmScript.Of(Job([0]) with
        {
            Partition = "short",
            Account = "me",
            Time = "12:00:00",
            Cpus = 4,
            Memory = "3G",
            Jobs = 8,
            SignalBefore = 90,
            MaxRequeues = 7,
            Sbatch = ["--constraint=a&b"],
        });
        Assert.That(text, Does.Contain("common=(--job-name=film --partition=short --account=me --time=12:00:00 '--constraint=a&b')"));
        Assert.That(text,
            Does.Contain(
            "--array=\"$2%8\"").And.Contain("--cpus-per-task=4 --mem=3G").And.Contain("--signal=B:USR1@90").And.Contain("-lt 7 ]"));
        Assert.That(text, Does.Contain("--dependency=\"afterany$ids\"").And.Contain("exec lmpdem sweep collect --manifest manifest.json"));
        // Twice the 260 MB of the estimate, in whole hundreds.
        Assert.That(SlurmScript.Of(Job([0])), Does.Contain("--mem=600M").And.Contain("--cpus-per-task=1 "));
    }

    [Test]
    public void SnakemakeDeclaresMarksAlone()
    {
        var text = Snakefile.Of(Job([0, 1]) with { Program = "run \"a {b}\"" });
        Assert.That(text, Does.Contain(": 0, ").And.Contain(": 1}").And.Contain("workdir: workflow.basedir"));
        Assert.That(text,
            Does.Contain(
            """shell: "run \"a {{b}}\" sweep run --manifest manifest.json --index {params.index} --threads {threads} 2> {log}" """.TrimEnd()));
        Assert.That(text.Split('\n').Where(l => l.TrimStart().StartsWith("output:", StringComparison.Ordinal))
            .Single(), Does.Contain("touch(\"snakemake/{id}.done\")"));
        Assert.That(Snakefile.Of(Job([1, 5]) with { OnlyMissing = true, Folder = "/data/film" }),
            Does.Contain(": 1, ").And.Contain(": 5}").And.Contain("workdir: \"/data/film\""));
    }

    [Test]
    public void ParallelCountsEveryMemberOrThoseMissing()
    {
        Assert.That(ParallelScript.Of(Job([0, 1, 2])),
            Does.Contain("seq 0 2 |").And.Contain("--joblog parallel.log --resume-failed --quote"));
        var missing = ParallelScript.Of(Job([1, 5]) with { OnlyMissing = true, Jobs = 3, Folder = "/data/it's" });
        Assert.That(missing,
            Does.Contain("printf '%s\\n' 1 5 |").And.Contain("--jobs 3 --joblog parallel-missing.log --quote").And.Not.Contain("--resume"));
        Assert.That(missing, Does.Contain("cd '/data/it'\\''s'"));
    }

    [Test]
    public void MembersAndCollectionAreHeldAgainstTheReferenceThatWasGiven()
    {
        const string File = "/data/our cells/own {x}.yaml";
        const string Quoted = "manifest.json --reference '/data/our cells/own {x}.yaml'";
        var job = Job([0, 1]) with { Reference = File };
        foreach (var text in (string[])[SlurmScript.Of(job), ParallelScript.Of(job)])
            Assert.That(text, Does.Contain($"sweep run --manifest {Quoted} --index")
                .And.Contain($"sweep collect --manifest {Quoted}\n"));
        // Braces are Snakemake's own.
        var own = Quoted.Replace("{x}", "{{x}}", StringComparison.Ordinal);
        Assert.That(Snakefile.Of(job), Does.Contain($"sweep run --manifest {own} --index {{params.index}}")
            .And.Contain($"shell(\"lmpdem sweep collect --manifest {own}\")").And.Contain($"--manifest {own} || true"));
        Assert.That(SlurmScript.Of(Job([0])), Does.Not.Contain("--reference"));
    }

    [TestCase("/usr/bin/lmpdem", "/usr/bin/lmpdem")]
    [TestCase("/my runs/lmpdem", "'/my runs/lmpdem'")]
    [TestCase("it's", "'it'\\''s'")]
    [TestCase("$(reboot)", "'$(reboot)'")]
    [TestCase("", "''")]
    public void WordsAreQuotedForAShell(string word, string expected) => Assert.That(ProgramCommand.Quoted(word), Is.EqualTo(expected));

    private static EngineJob Job(IEnumerable<int> indices) =>
        new("film", [.. indices.Select(
            i => new PlannedMember(i, "id", "folder", "", [], 1, "", new MemberCost(80, 0, 100, 260e6, 1e6)))])
        { Program = "lmpdem" };
}
