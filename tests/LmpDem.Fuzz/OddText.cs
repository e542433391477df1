using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LmpDem.Fuzz;

/// <summary>A good YAML text with something odd in it.</summary>
/// <param name="good">The text.</param>
/// <param name="values">Values that take the place of others.</param>
internal sealed partial class OddText(string good, string[] values)
{
    /// <summary>Kinds of oddities, among them four shares of odd values.</summary>
    private const int Kinds = 12;

    /// <summary>Makes one; the same random numbers give the same text.</summary>
    /// <param name="random">Random numbers.</param>
    /// <param name="n">Number of the case, which sets the kind.</param>
    /// <returns>What is odd, and the file.</returns>
    public (string What, byte[] Bytes) Make(Random random, int n)
    {
        var lines = good.Split('\n').ToList();
        var at = random.Next(lines.Count - 1);
        string Whole() => string.Join('\n', lines);
        byte[] Utf8() => Encoding.UTF8.GetBytes(Whole());
        switch (n % Kinds)
        {
            case 0 or 1 or 2 or 3:
                while (!lines[at].Contains(": ", StringComparison.Ordinal)) at = random.Next(lines.Count - 1);
                lines[at] = WithValue(lines[at], random);
                return (lines[at].Trim(), Utf8());
            case 4:
                var key = lines[at].IndexOf(':', StringComparison.Ordinal);
                if (key > 1) lines[at] = lines[at].Remove(random.Next(lines[at].Length - lines[at].TrimStart().Length, key), 1);
                return ($"misspelt {lines[at].Trim()}", Utf8());
            case 5:
                lines.RemoveAt(at);
                return ($"line {at} left out", Utf8());
            case 6:
                lines.Insert(random.Next(lines.Count), lines[at]);
                return ($"line {at} twice", Utf8());
            case 7:
                lines[at] = random.Next(3) switch { 0 => "\t" + lines[at], 1 => "   " + lines[at], _ => lines[at].TrimStart() };
                return ($"line {at} indented otherwise", Utf8());
            case 8:
                var text = Whole();
                return ("cut short", Encoding.UTF8.GetBytes(text[..random.Next(text.Length)]));
            case 9:
                var bytes = Utf8();
                for (var k = random.Next(1, 4); k > 0; k--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return ("some bytes changed", bytes);
            case 10:
                var numbers = Number().Matches(Whole());
                var number = numbers[random.Next(numbers.Count)];
                var scaled = double.Parse(number.Value, CultureInfo.InvariantCulture) * Math.Pow(10, random.Next(-9, 10));
                var written = scaled.ToString("R", CultureInfo.InvariantCulture);
                var other = Whole().Remove(number.Index, number.Length).Insert(number.Index, written);
                return ($"{number.Value} as {written}", Encoding.UTF8.GetBytes(other));
            default:
                return Foreign(random, Whole());
        }
    }

    // One value of a line; now and then the rest of the line goes with it.
    private string WithValue(string line, Random random)
    {
        var places = Enumerable.Range(0, line.Length - 1).Where(i => line[i] == ':' && line[i + 1] == ' ').ToArray();
        var place = places[random.Next(places.Length)] + 2;
        var end = line.IndexOfAny([',', '}'], place);
        var value = values[random.Next(values.Length)];
        return string.Concat(line.AsSpan(0, place), value, end < 0 || random.Next(3) == 0 ? "" : line.AsSpan(end));
    }

    private static (string What, byte[] Bytes) Foreign(Random random, string whole) => random.Next(6) switch
    {
        0 => ("CRLF and BOM", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(whole.Replace("\n", "\r\n", StringComparison.Ordinal))]),
        1 => ("UTF-16", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(whole)]),
        2 => ("deeply nested", Encoding.UTF8.GetBytes("a: " + new string('[', 20_000))),
        3 => ("a very long line", Encoding.UTF8.GetBytes(whole + "name: " + new string('x', 300_000))),
        4 => ("two documents", Encoding.UTF8.GetBytes(whole + "---\n" + whole)),
        _ => ("nothing", []),
    };

    [GeneratedRegex(@"(?<![\w.])\d+(\.\d+)?")]
    private static partial Regex Number();
}
