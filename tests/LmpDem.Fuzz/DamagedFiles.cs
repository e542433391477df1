using System.Globalization;
using System.Text;

namespace LmpDem.Fuzz;

/// <summary>Files of a run, and tables of users, that are damaged or odd: read rightly or refused with one message.</summary>
internal static class DamagedFiles
{
    private static readonly int[] Codes = [0, 2, 4];

    /// <summary>Tries a number of them.</summary>
    public static void Try(Trials trials, string folder, int count, int seed)
    {
        var random = new Random(seed);
        var scenario = Path.Combine(folder, "small.yaml");
        File.WriteAllText(scenario, OddScenarios.Small);
        var run = Path.Combine(folder, "run");
        string[] noPages = ["--set", "output.figures=false", "--set", "output.report=false"];
        if (trials.Hold("the run to damage", [0], ["run", scenario, "--out", run, "--quiet", .. noPages]) is null) return;
        for (var n = 0; n < count; n++)
        {
            var keep = trials.Failed;
            var place = Directory.CreateDirectory(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"case_{n}"))).FullName;
            var what = (n % 6) switch
            {
                0 or 1 => Snapshot(trials, random, n, run, place),
                2 => OfRun(trials, random, n, run, place),
                3 => Measured(trials, random, n, run, place),
                4 => Sizes(trials, random, n, place),
                _ => Study(trials, random, n, place),
            };
            if (trials.Failed == keep)
            {
                trials.Tell($"file {n}: {what}", null);
                Directory.Delete(place, recursive: true);
            }
        }
    }

    private static string Snapshot(Trials trials, Random random, int n, string run, string place)
    {
        var files = Directory.GetFiles(Path.Combine(run, "snapshots"), "*.hdf").Order(StringComparer.Ordinal).ToArray();
        var from = files[random.Next(files.Length)];
        var path = Path.Combine(place, Path.GetFileName(from));
        var what = Damage(random, File.ReadAllBytes(from), out var bytes);
        File.WriteAllBytes(path, bytes);
        var name = $"file {n}: {Path.GetFileName(from)}, {what}";
        trials.Hold(name, Codes, "inspect", path);
        trials.Hold(name, Codes, "export", path, "--format", "csv", "--out", Path.Combine(place, "out.csv"));
        trials.Hold(name, Codes, "seal", path);
        return $"{Path.GetFileName(from)}, {what}";
    }

    private static string OfRun(Trials trials, Random random, int n, string run, string place)
    {
        foreach (var file in Directory.EnumerateFiles(run, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(place, Path.GetRelativePath(run, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        string[] texts =
        [
            "status.json", "summary.csv", "summary.json", "networks.csv", "rearrangement.csv", "scenario.resolved.yaml", "ebac_profile.csv",
            "pore_sizes.csv", "junction_log.csv",
        ];
        var path = Path.Combine(place, texts[random.Next(texts.Length)]);
        var what = Text(random, File.ReadAllText(path), out var bytes);
        File.WriteAllBytes(path, bytes);
        var name = $"file {n}: {Path.GetFileName(path)}, {what}";
        trials.Hold(name, Codes, "inspect", place);
        trials.Hold(name, Codes, "report", place);
        trials.Hold(name, Codes, "compare", place, run, "--out", Path.Combine(place, "compare.html"));
        trials.Hold(name, Codes, "calibrate", place, "--criterion", "contact_size", "--parameters", "contact_size", "--points", "all");
        return $"{Path.GetFileName(path)}, {what}";
    }

    private static string Measured(Trials trials, Random random, int n, string run, string place)
    {
        const string Good = "calendering_ratio,activation,error\n0,0.01,0.01\n0.05,0.1,0.02\n0.1,0.3,0.05\n";
        var path = Path.Combine(place, "own.csv");
        var what = Text(random, Good, out var bytes);
        File.WriteAllBytes(path, bytes);
        var name = $"file {n}: a measured curve, {what}";
        trials.Hold(name, Codes, "report", run, "--experiment", path, "--out", Path.Combine(place, "own.html"));
        trials.Hold(
            name, Codes, "calibrate", run, "--measured", path, "--criterion", "contact_size", "--parameters", "contact_size",
                "--points", "all");
        return "a measured curve, " + what;
    }

    private static string Sizes(Trials trials, Random random, int n, string place)
    {
        const string Good = "# measured\ndiameter [um],share\n10,0\n15,30 %\n20,1\n";
        var what = Text(random, Good, out var bytes);
        File.WriteAllBytes(Path.Combine(place, "sizes.csv"), bytes);
        var scenario = Path.Combine(place, "table.yaml");
        File.WriteAllText(
            scenario, OddScenarios.Small.Replace("kind: log_normal", "kind: table\n    table: sizes.csv", StringComparison.Ordinal));
        var name = $"file {n}: a table of sizes, {what}";
        if (trials.Hold(name, Codes, "validate", scenario) == 0) trials.Hold(name, [0, 2], "run", scenario, "--dry-run");
        return "a table of sizes, " + what;
    }

    private static string Study(Trials trials, Random random, int n, string place)
    {
        const string Good = "name: odd\nscenario: small.yaml\nseeds: [1, 2]\nset: [\"output.figures=false\"]\n"
            + "vary:\n  - key: contact.friction\n    values: [0.1, 0.3]\n";
        File.WriteAllText(Path.Combine(place, "small.yaml"), OddScenarios.Small);
        var path = Path.Combine(place, "study.yaml");
        var what = Text(random, Good, out var bytes);
        File.WriteAllBytes(path, bytes);
        trials.Hold($"file {n}: a study, {what}", [2, 4, 5], "sweep", "collect", path, "--out", Path.Combine(place, "members"));
        return "a study, " + what;
    }

    private static string Damage(Random random, byte[] whole, out byte[] bytes)
    {
        bytes = (byte[])whole.Clone();
        var at = random.Next(bytes.Length);
        switch (random.Next(7))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return $"bit flipped at {at}";
            case 1:
                bytes = bytes[..at];
                return $"cut at {at}";
            case 2:
                bytes = [.. bytes, .. whole[..Math.Min(at, 1000)]];
                return "bytes appended";
            case 3:
                Array.Clear(bytes, at, Math.Min(512, bytes.Length - at));
                return $"a block of zeros at {at}";
            case 4:
                bytes = bytes[..^40];
                return "its seal cut off";
            case 5:
                bytes = bytes[..^40];
                bytes[random.Next(bytes.Length)] ^= 0xff;
                return "its seal cut off and a byte changed";
            default:
                random.NextBytes(bytes);
                return "noise";
        }
    }

    private static string Text(Random random, string whole, out byte[] bytes)
    {
        string[] odd =
        [
            "", "NaN", "-1", "1e400", "x", "120 %", "0,5", "\"0.1\"", "1.2.3", "∞", "=1+1", "null", "{", "[", "\0", "-0", "1e-400",
            "999999999999",
        ];
        var separators = new[] { ',', ':', '\n' };
        var at = random.Next(whole.Length);
        switch (random.Next(8))
        {
            case 0 or 1 or 2:
                var from = whole.LastIndexOfAny(separators, at) + 1;
                var to = whole.IndexOfAny(separators, from) is var end && end < 0 ? whole.Length : end;
                var value = odd[random.Next(odd.Length)];
                bytes = Encoding.UTF8.GetBytes(string.Concat(whole.AsSpan(0, from), value, whole.AsSpan(to)));
                return $"'{value.Replace('\0', '0')}' at {from}";
            case 3:
                bytes = Encoding.UTF8.GetBytes(whole[..at]);
                return $"cut at {at}";
            case 4:
                bytes = Encoding.UTF8.GetBytes(whole.Insert(at, "\n"));
                return $"a line end at {at}";
            case 5:
                bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(whole.Replace("\n", "\r\n", StringComparison.Ordinal))];
                return "CRLF and BOM";
            case 6:
                bytes = Encoding.UTF8.GetBytes(whole.Replace(',', ';'));
                return "semicolons";
            default:
                bytes = Encoding.UTF8.GetBytes(whole);
                for (var k = 0; k < 3; k++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return "bytes changed";
        }
    }
}
