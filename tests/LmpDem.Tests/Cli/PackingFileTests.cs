using LmpDem.Cli.Verbs;
using NUnit.Framework;

namespace LmpDem.Tests.Cli;

/// <summary>A packing given to `lmpdem bench dem` is read by the order of its head, so the head must be that order.</summary>
[TestFixture]
public sealed class PackingFileTests
{
    [TestCase("# box,1,1,1\nx,y,r,z\n0.1,0.1,0.1,0.1\n", ":2: expected the head 'x,y,z,r'")]
    [TestCase("# box,1,1,1\nx,x,y,z,r\n0.1,0.1,0.1,0.1,0.1\n", ":2: expected the head 'x,y,z,r'")]
    [TestCase("# box,1,1,1\nx,y,z,r\n0.1,0.1,0.1,0.1,0.1\n", ":3: expected 4 numbers")]
    public void AHeadInAnotherOrderIsRefused(string text, string piece)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, text);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Invoke(["bench", "dem", "--pack", path, "--steps", "1", "--threads", "1"], output, error);
        File.Delete(path);
        Assert.That(code, Is.EqualTo(4), error.ToString());
        Assert.That(error.ToString(), Does.Contain(path + piece));
    }
}
