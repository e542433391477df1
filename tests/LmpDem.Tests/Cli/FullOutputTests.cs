using LmpDem.Cli;
using LmpDem.Cli.Verbs;
using NUnit.Framework;

namespace LmpDem.Tests.Cli;

/// <summary>Standard output that takes nothing: every verb ends with one message and exit code 4, with or without JSON.</summary>
[TestFixture]
public sealed class FullOutputTests
{
    [TestCase("schema")]
    [TestCase("doctor")]
    [TestCase("cite", "--json")]
    [TestCase("--help")]
    [TestCase("init", "-")]
    [TestCase("crush", "--rows", "3")]
    [TestCase("crush", "--rows", "3", "--csv", "/dev/stdout")]
    [TestCase("inspect", "nothing.hdf", "--json")]
    [TestCase("validate", "nothing.yaml", "--json")]
    public void IsToldOnce(params string[] args)
    {
        var error = new StringWriter();
        using var output = new StandardWriter(new FullDevice(), isOutput: true);
        var shell = new Shell(output, error, new Dictionary<string, string>(), false);
        Assert.That(CommandLine.Invoke(args, shell), Is.EqualTo(4), error.ToString());
        Assert.That(error.ToString(),
            Does.Contain("standard output cannot be written: no space left on the device").And.Not.Contain("   at "));
    }

    [Test]
    public void AFullErrorStreamCostsNothing()
    {
        using var error = new StandardWriter(new FullDevice(), isOutput: false);
        var output = new StringWriter();
        var shell = new Shell(output, error, new Dictionary<string, string>(), false);
        Assert.That(CommandLine.Invoke(["crush", "--rows", "3", "--solver", "dem", "--film", "1 um"], shell), Is.Zero);
        Assert.That(CommandLine.Invoke(["frobnicate"], shell), Is.EqualTo(2));
    }

    private sealed class FullDevice : TextWriter
    {
        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

        public override void Write(char value) => throw new IOException("No space left on device");

        public override void Write(string? value) => throw new IOException("No space left on device");
    }
}
