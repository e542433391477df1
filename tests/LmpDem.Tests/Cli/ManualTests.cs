using System.Diagnostics.CodeAnalysis;
using LmpDem.Cli;
using LmpDem.Cli.Verbs;
using NUnit.Framework;

namespace LmpDem.Tests.Cli;

/// <summary>The manual page, the completion of shells, and what the doctor finds.</summary>
[TestFixture]
public sealed class ManualTests
{
    [Test]
    public void TheManualPageNamesEveryVerbAndOption()
    {
        var page = Output("man");
        Assert.That(page, Does.StartWith(".TH LMPDEM 1 ").And.Contain("\n.SH EXIT STATUS\n"));
        var verbs = Output("[suggest:7]", "lmpdem ")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(v => char.IsLetter(v[0])).ToList();
        Assert.That(verbs, Has.Count.GreaterThan(20).And.Contain("run"));
        foreach (var verb in verbs)
        {
            Assert.That(page, Does.Contain($".SS lmpdem {verb}"), verb);
            var line = $"lmpdem {verb} --";
            var options = Output($"[suggest:{line.Length}]", line).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            foreach (var option in options.Where(o => o.StartsWith("--", StringComparison.Ordinal) && o != "--help"))
                Assert.That(page, Does.Contain($"\\fB{option.Replace("-", "\\-", StringComparison.Ordinal)}\\fR"), $"{verb} {option}");
        }

        foreach (var line in page.Split('\n').Where(l => l.StartsWith('.')))
            Assert.That(line.Split(' ')[0], Is.AnyOf(".TH", ".SH", ".SS", ".TP", ".B", ".I", ".RI"), line);
    }

    [TestCase("lmpdem crush --solver ", "dem", "fv")]
    [TestCase("lmpdem export run --format gr", "graphml")]
    [TestCase("lmpdem export run --colour d", "d2min", "displacement")]
    [TestCase("lmpdem completion ", "bash", "zsh")]
    public void ValuesAreCompleted(string line, params string[] expected)
    {
        var found = Output($"[suggest:{line.Length}]", line).Split('\n');
        Assert.That(expected, Is.SubsetOf(found));
    }

    [Test]
    public void NoPathIsSuggestedAsHelp() => Assert.That(Output("[suggest:7]", "lmpdem "), Does.Not.Contain("/?").And.Contain("--help"));

    [Test]
    public void OtherShellsAreRefused()
    {
        var error = new StringWriter();
        Assert.That(CommandLine.Invoke(["completion", "fish"], new StringWriter(), error), Is.EqualTo(ExitCode.Usage));
        Assert.That(error.ToString(), Does.Contain("bash or zsh").And.Contain("fish"));
    }

    [Test]
    public void TheDoctorSaysWhatIsMissingAndThatRunsDoNotNeedIt()
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var shell = new Shell(output, error, new Dictionary<string, string> { ["PATH"] = "" }, false);
        Assert.That(CommandLine.Invoke(["doctor"], shell), Is.Zero, output + error.ToString());
        foreach (var missing in (string[])["python3", "ParaView", "browser"])
            Assert.That(output.ToString(), Does.Match($"(?m)^missing .*{missing}"));
        Assert.That(output.ToString(), Does.Match("(?m)^figures +can be drawn").And.Match("(?m)^references .*kang-2026"));
    }

    [TestCase("exit 0", false)]
    [TestCase("exit 1", true)]
    [TestCase(null, true)]
    [Platform(Exclude = "Win", Reason = "a script is no program there")]
    [SuppressMessage("Interoperability", "CA1416", Justification = "not on Windows")]
    public void APythonWithoutItsModulesIsMissingThem(string? script, bool isMissing)
    {
        var folder = Directory.CreateTempSubdirectory("lmpdem-python-").FullName;
        var python = Path.Combine(folder, "python3");
        File.WriteAllText(python, script is null ? "no program" : "#!/bin/sh\n" + script + "\n");
        if (script is not null) File.SetUnixFileMode(python, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var output = new StringWriter();
        var shell = new Shell(output, new StringWriter(), new Dictionary<string, string> { ["PATH"] = folder }, false);
        Assert.That(CommandLine.Invoke(["doctor"], shell), Is.Zero);
        Directory.Delete(folder, recursive: true);
        Assert.That(output.ToString(), isMissing ? Does.Match("(?m)^missing +numpy and h5py of ") : Does.Match("(?m)^python +.*python3$"));
    }

    private static string Output(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.That(CommandLine.Invoke(args, output, error), Is.Zero, error.ToString());
        return output.ToString();
    }
}
