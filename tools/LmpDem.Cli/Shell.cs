using System.Collections;
using System.Text;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Cli;

/// <summary>What the command sees of the process around it; tests bring their own.</summary>
/// <param name="Out">Results go here.</param>
/// <param name="Error">Everything else goes here.</param>
/// <param name="Environment">Environment variables.</param>
/// <param name="ErrorIsTerminal">Whether a person watches <paramref name="Error"/>.</param>
public sealed record Shell(
    TextWriter Out,
    TextWriter Error,
    IReadOnlyDictionary<string, string> Environment,
    bool ErrorIsTerminal)
{
    /// <summary>The shell of this process.</summary>
    public static Shell OfProcess()
    {
        var variables = new Dictionary<string, string>();
        foreach (DictionaryEntry entry in System.Environment.GetEnvironmentVariables())
            variables[(string)entry.Key] = (string?)entry.Value ?? "";
        return new Shell(
            new StandardWriter(DescriptorStream.Writer(1) ?? Console.Out, isOutput: true),
            new StandardWriter(DescriptorStream.Writer(2) ?? Console.Error, isOutput: false), variables,
            !Console.IsErrorRedirected);
    }
}

/// <summary>
/// Standard output or error of the process, which may lead to a full disk. What cannot be written to the output ends the command once,
/// with a message; what cannot be written to the error is lost, and costs no run. A closed pipe (`| head`) is no failure to either.
/// </summary>
/// <param name="inner">The stream.</param>
/// <param name="isOutput">Whether results go there, whose loss must be reported.</param>
public sealed class StandardWriter(TextWriter inner, bool isOutput) : TextWriter
{
    private bool failed;

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    /// <inheritdoc/>
    public override void Flush() => Try(inner.Flush);

    // After its first failure the stream takes everything and writes nothing, so that the failure can be reported.
    private void Try(Action write)
    {
        if (failed) return;
        try
        {
            write();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            failed = true;
            if (!isOutput) return;
            var cause = DiskSpace.IsFull(failure) ? "no space left on the device" : failure.Message;
            throw new IOException($"standard output cannot be written: {cause}", failure);
        }
    }
}
