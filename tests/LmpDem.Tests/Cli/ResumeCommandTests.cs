using System.Diagnostics;
using LmpDem.Cli;
using LmpDem.Cli.Verbs;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Stages;
using LmpDem.Tests.Scenarios.Runs;
using NUnit.Framework;

namespace LmpDem.Tests.Cli;

/// <summary>The command after a signal, with damaged checkpoints and with an edited scenario.</summary>
[TestFixture]
[Parallelizable]
public sealed class ResumeCommandTests
{
    private string folder = "";
    private string scenario = "";
    private string straight = "";

    [OneTimeSetUp]
    public void RunOnce()
    {
        folder = Directory.CreateTempSubdirectory("lmpdem-stop-").FullName;
        scenario = Path.Combine(folder, "small.yaml");
        straight = Path.Combine(folder, "straight");
        File.WriteAllText(scenario, RunTests.Small.Replace("ratios: [0], unload: false", "ratios: [0, 10 %]", StringComparison.Ordinal)
            + "\ntransport: { pores: { voxel: 4 um, in_plane: false }, plating: { voxel: 8 um } }\noutput: { figures: false }\n");
        var (code, _, error) = Run("run", scenario, "--out", straight, "--quiet");
        Assert.That(code, Is.Zero, error);
        Assert.That(Directory.Exists(Path.Combine(straight, "checkpoint")), Is.False, "a run that is done needs no checkpoint");
    }

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase("TERM")]
    [TestCase("USR1")]
    [TestCase("INT")]
    [TestCase("HUP")]
    public void ASignalStopsAtACheckpointAndTheSameCommandGoesOn(string signal)
    {
        var run = Path.Combine(folder, signal);
        using var child = Start("run", scenario, "--out", run, "--threads", "1");
        WaitFor(child, Path.Combine(run, "snapshots", "spheres_000000.hdf"));
        Send(signal, child);
        var error = child.StandardError.ReadToEnd();
        child.WaitForExit();
        Assert.That(child.ExitCode, Is.EqualTo(ExitCode.Stopped), error);
        Assert.That(error, Does.Contain($"SIG{signal}: stopping").And.Contain("lmpdem resume"));
        Assert.That(Directory.GetFiles(Path.Combine(run, "checkpoint"), "*.state"), Has.Length.EqualTo(1));
        Assert.That(new RunFolder(run).ReadStatus()!.State, Is.EqualTo("stopped"));
        var again = Run("run", scenario, "--out", run, "--threads", "2");
        Assert.That(again.Code, Is.Zero, again.Error);
        Assert.That(again.Error, Does.Contain("goes on from").And.Not.Contain("pack: begun"));
        ResumeTests.AssertSame(straight, run);
    }

    [Test]
    public void ADamagedCheckpointIsNamedAndTheOlderOneUsed()
    {
        var run = Stopped("damaged", checkpoints: 2);
        var newest = new RunFolder(run).Checkpoints.Files[^1];
        Flip(newest);
        var (code, _, error) = Run("resume", run);
        Assert.That(code, Is.Zero, error);
        Assert.That(error, Does.Contain(Path.GetFileName(newest) + " is damaged").And.Contain("the checkpoint before it"));
        ResumeTests.AssertSame(straight, run);
    }

    [Test]
    public void WhereBothAreDamagedForceIsTheWayOut()
    {
        var run = Stopped("both", checkpoints: 2);
        foreach (var file in new RunFolder(run).Checkpoints.Files) Flip(file);
        var (code, _, error) = Run("resume", run);
        Assert.That(code, Is.EqualTo(ExitCode.File), error);
        Assert.That(error, Does.Contain("is damaged").And.Contain("--force"));
        Assert.That(Run("run", scenario, "--out", run, "--force", "--quiet").Code, Is.Zero);
        ResumeTests.AssertSame(straight, run);
    }

    [Test]
    public void AnEditedScenarioIsRefused()
    {
        var run = Stopped("edited", checkpoints: 1);
        var resolved = new RunFolder(run).Scenario;
        File.WriteAllText(resolved, File.ReadAllText(resolved).Replace("seed: 3", "seed: 4", StringComparison.Ordinal));
        var (code, _, error) = Run("resume", run);
        Assert.That(code, Is.EqualTo(ExitCode.Usage), error);
        Assert.That(error, Does.Contain("changed since"));
        Assert.That(Run("resume", Path.Combine(folder, "none")).Code, Is.EqualTo(ExitCode.File), "no run");
        Assert.That(Run("resume", straight).Error, Does.Contain("done before"));
    }

    [Test]
    public void ACheckpointThatCannotBeWrittenCostsTheRunNothing()
    {
        var run = Directory.CreateDirectory(Path.Combine(folder, "full")).FullName;
        File.WriteAllText(Path.Combine(run, "checkpoint"), "a file where the folder should be");
        var (code, _, error) = Run("run", scenario, "--out", run, "--force", "--checkpoint-every", "1s");
        Assert.That(code, Is.Zero, error);
        Assert.That(error, Does.Contain("no checkpoint was written").And.Contain("the run goes on"));
    }

    [TestCase("--checkpoint-every")]
    [TestCase("--max-wall")]
    public void AnOddTimeIsRefused(string option)
    {
        var (code, _, error) = Run("resume", straight, option, "soon");
        Assert.That(code, Is.EqualTo(ExitCode.Usage));
        Assert.That(error, Does.Contain(option).And.Contain("3h50m"));
    }

    // A run that stopped in its press, with as many checkpoints.
    private string Stopped(string name, int checkpoints)
    {
        var run = Path.Combine(folder, name);
        using var made = new RunFolder(run);
        var read = LmpDem.Scenarios.Reading.ScenarioReader.ReadFile(scenario, []);
        for (var k = 0; k < checkpoints; k++)
        {
            var settings = new RunSettings(1, CancellationToken.None) { Checkpoints = new CheckpointSettings { StopAtPass = 700 } };
            Assert.That(() => Pipeline.Run(read, made, settings, false, body => body(new ObserverChain())),
                Throws.TypeOf<RunStoppedException>());
        }

        Assert.That(made.Checkpoints.Files, Has.Count.EqualTo(checkpoints));
        return run;
    }

    private static void Flip(string file)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(file, bytes);
    }

    // A shell that runs the tests in the background lets its children ignore SIGINT, and the program keeps to that; env undoes it.
    private static Process Start(params string[] args) => Process.Start(
        new ProcessStartInfo("env", ["--default-signal=INT,HUP", "dotnet", typeof(CommandLine).Assembly.Location, .. args])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;

    private static void WaitFor(Process child, string file)
    {
        var clock = Stopwatch.StartNew();
        while (!File.Exists(file) && clock.Elapsed < TimeSpan.FromMinutes(5) && !child.WaitForExit(1)) continue;
        Assert.That(child.HasExited, Is.False, "it ended before the signal");
    }

    private static void Send(string signal, Process child)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -{signal} {child.Id}"]);
        kill.WaitForExit();
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using StringWriter output = new(), error = new();
        return (CommandLine.Invoke(args, output, error), output.ToString(), error.ToString());
    }
}
