namespace LmpDem.Fuzz;

/// <summary>
/// Scenarios with something odd in them: refused with exit code 2 (4 where it is no text) and one message, or good for `validate`, dry run
/// and run alike.
/// </summary>
internal static class OddScenarios
{
    /// <summary>A run of seconds: some twenty particles.</summary>
    public const string Small = """
        name: small
        seed: 3
        electrode:
          thickness: 40 um
          solids_fraction: 0.48
          lateral_x: 45 um
          lateral_y: 45 um
          size_distribution:
            kind: log_normal
            weighting: number
            d50: 16 um
            sigma_g: 1.1
            cut_min: 12 um
            cut_max: 20 um
        material:
          youngs_modulus: 7.8 GPa
          poisson_ratio: 0.38
          stiffness_scale: 0.03
        contact:
          friction: 0.3
        press:
          mode: nip_cell
          ratios: [0, 5 %]
          unload: false
        transport:
          pores: { voxel: 3 um, in_plane: false }
        output:
          figures: true

        """;

    private static readonly string[] Values =
    [
        "-1", "0", "1e400", "-0.0", "NaN", ".inf", "1e-30 um", "84", "84 parsec", "84 um um", "", "null", "~", "[]", "{}", "true",
        "yes", "0x10",
        "1_000", "1,5 um", "½ um", "∞", "\"\"", "\"84 um\"", "'0.3'", "120 %", "-5 %", "0.3 %", "[0.1, 0.05]", "[0, 0, 0]",
        "[NaN]", "[[0.1]]", "&a 1", "*a", "!!binary aGk=", "!!python/object:x",
        "|", "> x", "?", "@", "`", "%", "a: b", "- 1", "2026-01-22", "18446744073709551616", "9223372036854775808",
        "1e308", "4.9e-324", "16 µm", "16 μm", "١٦", "16um", "+3", "1e3",
        "nip_cell", "platen", "roll", "volume", "table", "plastic_dense", "0.999999", "1", "1.0000001", "1 m", "1 nm", "1000 um", "1 km",
        "1e-6 m",
    ];

    /// <summary>Tries a number of them.</summary>
    public static void Try(Trials trials, string folder, int count, int seed)
    {
        var random = new Random(seed);
        var odd = new OddText(Small, Values);
        var path = Path.Combine(folder, "odd.yaml");
        var ran = 0;
        for (var n = 0; n < count; n++)
        {
            var (what, bytes) = odd.Make(random, n);
            File.WriteAllBytes(path, bytes);
            var name = $"scenario {n}: {what}";
            var keep = trials.Failed;
            var valid = trials.Hold(name, [0, 2, 4], "validate", path); // 4: no text at all
            var planned = valid == 0 ? trials.Hold(name, [0], "run", path, "--dry-run", "--json", "--threads", "1") : valid;
            if (valid == 0 && planned == 0 && ran < 12 && n % 5 == 0 && IsTiny(path))
            {
                ran++;
                string[] noPages = ["--set", "output.figures=false", "--set", "output.report=false"];
                string[] command = ["run", path, "--out", Path.Combine(folder, "run"), "--force", "--quiet", "--threads", "1", .. noPages];
                planned = trials.Hold(name, [0, 2, 3], command);
            }

            if (valid is not null && planned is not null) trials.Tell(name, null);
            if (trials.Failed > keep)
                File.Copy(path, Path.Combine(folder, FormattableString.Invariant($"failed_{n}.yaml")), overwrite: true);
        }
    }

    // So small that it runs in a second or two: lengths and ratios of the sample.
    private static bool IsTiny(string path)
    {
        var text = File.ReadAllText(path);
        string[] needed =
        [
            "thickness: 40 um", "lateral_x: 45 um", "lateral_y: 45 um", "d50: 16 um", "cut_min: 12 um", "ratios: [0, 5 %]",
            "stiffness_scale: 0.03", "voxel: 3 um",
        ];
        return needed.All(line => text.Contains(line, StringComparison.Ordinal));
    }
}
