using System.Text;

namespace LmpDem.Cli.Progress;

/// <summary>
/// The last line of a terminal, rewritten in place. Everything that is written here by others goes above it, wrapped at words, so that
/// a message in the middle of a run leaves neither a torn line nor a copy of the old one.
/// </summary>
/// <param name="terminal">The terminal.</param>
/// <param name="columns">Its present width; it may change at any time.</param>
/// <param name="reflows">Whether the terminal breaks lines anew when it gets narrower, as nearly all do.</param>
internal sealed class LiveLine(TextWriter terminal, Func<int> columns, bool reflows) : TextWriter
{
    private const int Narrowest = 10;

    private readonly Lock gate = new();
    private readonly StringBuilder begun = new(); // of a message whose line has not ended yet
    private string shown = "";

    /// <inheritdoc/>
    public override Encoding Encoding => terminal.Encoding;

    /// <summary>Characters that a line may have: the last column stays free, as some terminals wrap as soon as it is written.</summary>
    public int Room => Math.Max(Narrowest, columns() - 1);

    /// <summary>Shows another line in place of the present one.</summary>
    /// <param name="text">The line; cut where the terminal is narrower. Empty: none.</param>
    public void Show(string text)
    {
        lock (gate)
        {
            var room = Room;
            if (text.Length > room) text = text[..room];
            if (text == shown) return;
            terminal.Write(Back(room) + text + (text.Length < shown.Length || shown.Length > room ? "\e[J" : ""));
            terminal.Flush();
            shown = text;
        }
    }

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        lock (gate)
        {
            begun.Append(value);
            var text = begun.ToString();
            var end = text.LastIndexOf('\n');
            if (end < 0) return;
            begun.Clear().Append(text[(end + 1)..]);
            var room = Room;
            var lines = text[..end].Split('\n').SelectMany(line => Wrapped(line.TrimEnd('\r'), room));
            terminal.Write((shown.Length > 0 ? Back(room) + "\e[J" : "") + string.Join('\n', lines) + '\n'
                + shown[..Math.Min(shown.Length, room)]);
            terminal.Flush();
        }
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + '\n');

    /// <inheritdoc/>
    public override void WriteLine() => Write("\n");

    /// <summary>Takes the line away.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing) Show("");
        base.Dispose(disposing);
    }

    // To the beginning of the line, which takes several rows where the terminal has become narrower than it.
    private string Back(int room)
    {
        var rows = reflows && shown.Length > room ? (shown.Length - 1) / (room + 1) : 0;
        return rows > 0 ? $"\e[{rows}A\r" : "\r";
    }

    // Words longer than a row, paths above all, are left to the terminal: they can be copied whole.
    private static IEnumerable<string> Wrapped(string line, int room)
    {
        const string Indent = "  ";
        while (line.Length > room)
        {
            var at = line.LastIndexOf(' ', room);
            if (at <= Indent.Length) at = line.IndexOf(' ', room);
            if (at < 0) break;
            yield return line[..at].TrimEnd();
            line = Indent + line[(at + 1)..];
        }

        yield return line;
    }
}
