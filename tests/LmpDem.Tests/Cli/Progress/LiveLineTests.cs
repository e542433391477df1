using LmpDem.Cli.Progress;
using NUnit.Framework;

namespace LmpDem.Tests.Cli.Progress;

/// <summary>The live line on a terminal of our own: what is on its screen after every write.</summary>
[TestFixture]
public sealed class LiveLineTests
{
    [Test]
    public void OneLineIsRewritten()
    {
        var screen = new Screen();
        var live = new LiveLine(screen, () => 40, reflows: true);
        live.Show("pack  10 %  long words");
        live.Show("pack  20 %");
        Assert.That(screen.Rows, Is.EqualTo((string[])["pack  20 %"]));
        live.Show("");
        Assert.That(screen.Rows, Is.EqualTo((string[])[""]));
    }

    [Test]
    public void MessagesStandAboveItWrappedAtWords()
    {
        var screen = new Screen();
        var live = new LiveLine(screen, () => 21, reflows: true);
        live.Show("compact  15 %");
        live.Write("note: the press ");
        Assert.That(screen.Rows, Is.EqualTo((string[])["compact  15 %"]), "half a message waits for its end");
        live.WriteLine("met its limit");
        Assert.That(screen.Rows, Is.EqualTo((string[])["note: the press met", "  its limit", "compact  15 %"]));
        live.WriteLine("/a/path/that/is/longer/than/the/row stays");
        Assert.That(screen.Rows[2..4], Is.EqualTo((string[])["/a/path/that/is/longer/than/the/row", "  stays"]));
    }

    [Test]
    public void ALineIsCutToTheWidthAndNothingOfItIsLeftWhenTheTerminalGetsNarrower()
    {
        var width = 40;
        var screen = new Screen();
        var live = new LiveLine(screen, () => width, reflows: true);
        live.WriteLine("a state");
        live.Show(new string('x', 60));
        Assert.That(screen.Rows[1], Is.EqualTo(new string('x', 39)));
        width = 16;
        screen.Reflow(16);
        Assert.That(screen.Rows, Has.Length.EqualTo(4), "39 characters are three rows of 16");
        live.Show(new string('y', 60));
        Assert.That(screen.Rows, Is.EqualTo((string[])["a state", new string('y', 15)]));
    }

    // Knows what the live line uses: carriage return, new line, up, and erasing to the end of the screen.
    private sealed class Screen : StringWriter
    {
        private readonly List<string> rows = [""];
        private int row;
        private int column;

        public string[] Rows => [.. rows];

        public override void Write(string? value)
        {
            for (var i = 0; i < value!.Length; i++)
            {
                if (value[i] == '\e')
                {
                    var end = value.AsSpan(i).IndexOfAny('A', 'J') + i;
                    if (value[end] == 'A') row -= int.Parse(value[(i + 2)..end], null);
                    else
                    {
                        rows.RemoveRange(row + 1, rows.Count - row - 1);
                        rows[row] = rows[row][..Math.Min(column, rows[row].Length)];
                    }

                    i = end;
                }
                else if (value[i] == '\r') column = 0;
                else if (value[i] == '\n')
                {
                    column = 0;
                    if (++row == rows.Count) rows.Add("");
                }
                else
                {
                    rows[row] = rows[row].PadRight(column)[..column] + value[i]
                        + (column + 1 < rows[row].Length ? rows[row][(column + 1)..] : "");
                    column++;
                }
            }
        }

        // As terminals do: the cursor stays at its character.
        public void Reflow(int width)
        {
            var broken = rows.SelectMany(r => r.Length == 0 ? [""] : r.Chunk(width).Select(c => new string(c))).ToList();
            column = rows[row].Length % width;
            row = broken.Count - 1;
            rows.Clear();
            rows.AddRange(broken);
        }
    }
}
