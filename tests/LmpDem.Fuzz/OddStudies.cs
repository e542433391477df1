namespace LmpDem.Fuzz;

/// <summary>
/// Study files with something odd in them: refused with exit code 2 (4 where a file cannot be read) and one message, or planned; and what
/// is planned has a status, and as many members as it says.
/// </summary>
internal static class OddStudies
{
    private const string Good = """
        name: odd
        scenario: small.yaml
        set: ["output.figures=false", "contact.friction=0.2"]
        seeds: { count: 2, from: 3 }
        vary:
          - key: electrode.film.thickness
            values: [50 nm, 100 nm]
        list:
          - { film.strength: 100 MPa, press.ratios: [0, 5 %] }
          - { film.strength: 200 MPa, press.ratios: [0, 4 %] }
        sample:
          method: sobol
          count: 3
          seed: 7
          ranges:
            - { key: material.poisson_ratio, from: 0.3, to: 0.4 }
            - { key: activation.draws, from: 10, to: 90, scale: log }
            - { key: seeds.places, from: 1, to: 1000 }

        """;

    private static readonly string[] Values =
    [
        "", "null", "~", "[]", "{}", "[[]]", "[{}]", "0", "-1", "1e9", "NaN", ".inf", "1.5", "true", "\"\"", "../x", "/etc/passwd",
        "small.yaml", "study.yaml", ".",
        "sobol", "latin_hypercube", "log", "linear", "{ count: 3 }", "{ count: 3, from: 18446744073709551615 }", "{ count: 1000000 }",
        "[1, 1]", "[1, x]",
        "18446744073709551616", "9223372036854775808", "[1, 2", "{ a: b", "&a [*a]", "*b", "!!binary aGk=", "| ", "> x", "\"seed=4\"",
        "[\"seed=4\"]", "[\"=\"]", "[\"a=\"]",
        "[\"press.ratios=[0\"]", "seed", "press", "press.ratios", "electrode.film", "electrode.size_distribution.table", "name",
        "electrode.nothing", "press.ratios.0", "...",
        "50 nm", "50", "-5 nm", "1 parsec", "1e400 nm", "50 nm nm", "½ nm", "50 MPa", "[50 nm, 0.05 um]", "[[0, 1], [0, 2]]",
        "[\"[0, 5 %]\"]", "9999999999", "100001",
    ];

    /// <summary>Tries a number of them.</summary>
    public static void Try(Trials trials, string folder, int count, int seed)
    {
        var random = new Random(seed);
        var odd = new OddText(Good, Values);
        File.WriteAllText(Path.Combine(folder, "small.yaml"), OddScenarios.Small);
        var (path, root) = (Path.Combine(folder, "study.yaml"), Path.Combine(folder, "planned"));
        var good = 0;
        for (var n = 0; n < count; n++)
        {
            var (what, bytes) = odd.Make(random, n);
            File.WriteAllBytes(path, bytes);
            var name = $"study {n}: {what}";
            var keep = trials.Failed;
            if (Directory.Exists(root)) Directory.Delete(root, recursive: true);
            var planned = trials.Hold(name, [0, 2, 4], "sweep", "plan", path, "--out", root, "--json");
            if (planned == 0)
            {
                good++;
                planned = trials.Hold(name, [0], "sweep", "status", root, "--json");
                if (planned == 0) planned = trials.Hold(name, [0], "sweep", "emit", "slurm", root, "--stdout");
            }
            else if (planned is not null && Directory.Exists(root)) trials.Tell(name, "was refused and left a folder");

            if (planned is not null && trials.Failed == keep) trials.Tell(name, null);
            if (trials.Failed > keep)
                File.Copy(path, Path.Combine(folder, FormattableString.Invariant($"failed_study_{n}.yaml")), overwrite: true);
        }

        trials.Tell($"{good} of {count} odd studies are good studies", good > count / 40 && good < count
            ? null : "the cases are all of one kind");
    }
}
