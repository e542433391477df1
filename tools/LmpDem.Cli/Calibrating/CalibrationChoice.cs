using System.Globalization;
using LmpDem.Scenarios.Describing;
using LmpDem.Scenarios.Reading;
using LmpDem.Transport.Activation;
using LmpDem.Transport.Calibration;
using LmpDem.Transport.Networks;

namespace LmpDem.Cli.Calibrating;

/// <summary>What the flags of `lmpdem calibrate` ask for.</summary>
internal sealed class CalibrationChoice
{
    /// <summary>Criterion, and the coefficients that are held.</summary>
    public required CriterionSettings Settings { get; init; }

    /// <summary>Coefficients of the criterion that are fitted.</summary>
    public required IReadOnlyList<CalibrationParameter> Coefficients { get; init; }

    /// <summary>Keys of the scenario that are fitted.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>Reads the flags on criterion and parameters.</summary>
    /// <param name="parameters">Names, separated by commas.</param>
    /// <param name="criterion">Criterion, or null: the one that the parameters belong to.</param>
    /// <param name="held">"name=value" of coefficients that are held, separated by commas.</param>
    public static CalibrationChoice Read(string parameters, string? criterion, string? held)
    {
        var names = parameters.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length is 0 or > ParameterSearch.MaxParameters)
            throw new UsageException($"--parameters: expected one to {ParameterSearch.MaxParameters} names, but {names.Length} were found");
        if (names.Distinct().Count() < names.Length) throw new UsageException("--parameters: a name stands twice");
        var known = CalibrationParameter.OfCriteria;
        List<CalibrationParameter> coefficients =
            [.. names.Where(n => known.Any(p => p.Name == n)).Select(n => known.First(p => p.Name == n))];
        List<string> keys = [.. names.Where(n => known.All(p => p.Name != n))];
        foreach (var key in keys)
            if (!key.Contains('.', StringComparison.Ordinal))
                throw new UsageException(
                    $"--parameters: \"{key}\" is neither a coefficient ({string.Join(", ", known.Select(p => p.Name))}) nor a key of the "
                    + "scenario such as film.strength"
                    + $"{(Spelling.Closest(key, known.Select(p => p.Name)) is { } close ? $"; did you mean \"{close}\"?" : "")}");
        if (keys.Count > RunDesign.MaxAxes) throw new UsageException($"--parameters: at most {RunDesign.MaxAxes} keys of the scenario");
        if (names.Contains("psi") && (names.Contains("psi_foil") || names.Contains("psi_bodies")))
            throw new UsageException("--parameters: psi is psi_foil and psi_bodies in one; name either it or them");
        var by = criterion is null
            ? coefficients.Select(p => p.Criterion).FirstOrDefault() ?? JunctionCriterion.LocalExposure
            : FlagValue.Choice<JunctionCriterion>("--criterion", criterion);
        if (coefficients.Find(p => p.Criterion != by) is { } other)
            throw new UsageException(
                $"--parameters: {other.Name} belongs to {SnakeCase.Of(other.Criterion!.ToString())}, not to {SnakeCase.Of(by.ToString())}");
        var settings = new CriterionSettings { Criterion = by };
        // Opened areas replace psi unless psi is requested too.
        if (names.Any(n => n.StartsWith("opened_", StringComparison.Ordinal))
            && !names.Any(n => n.StartsWith("psi", StringComparison.Ordinal)))
            settings = settings with { Thresholds = settings.Thresholds with { PsiFoil = 0.0, PsiBodies = 0.0 } };
        foreach (var (name, text) in Pairs("--hold", held))
        {
            var parameter = known.FirstOrDefault(p => p.Name == name && p.Criterion == by)
                ?? throw new UsageException(
                    $"--hold: \"{name}\" is no coefficient of {SnakeCase.Of(by.ToString())}; there are "
                    + $"{string.Join(", ", known.Where(p => p.Criterion == by).Select(p => p.Name))}");
            if (names.Contains(name)) throw new UsageException($"--hold: {name} is fitted by --parameters");
            settings = parameter.Apply(settings, FlagValue.Quantity("--hold", text, parameter.Unit, 0.0, double.MaxValue));
        }

        return new CalibrationChoice { Settings = settings, Coefficients = coefficients, Keys = keys };
    }

    /// <summary>Sets the bounds of parameters that the user gave.</summary>
    /// <param name="parameters">Parameters with their usual bounds.</param>
    /// <param name="bounds">"name=low:high", separated by commas.</param>
    /// <param name="isDesign">Whether a parameter's usual bounds must not be left, as runs say nothing beyond them.</param>
    public static IReadOnlyList<CalibrationParameter> Bound(
        IReadOnlyList<CalibrationParameter> parameters, string? bounds, Func<CalibrationParameter, bool> isDesign)
    {
        var bound = parameters.ToList();
        foreach (var (name, text) in Pairs("--bounds", bounds))
        {
            var k = bound.FindIndex(p => p.Name == name);
            if (k < 0) throw new UsageException(
                $"--bounds: \"{name}\" is none of the fitted parameters ({string.Join(", ", bound.Select(p => p.Name))})");
            var ends = text.Split(':');
            if (ends.Length != 2) throw new UsageException($"--bounds: expected low:high for {name}, but \"{text}\" was found");
            var (least, most) = isDesign(bound[k]) ? (bound[k].Lower, bound[k].Upper) : (0.0, double.MaxValue);
            var (low, high) =
                (FlagValue.Quantity("--bounds", ends[0], bound[k].Unit, least, most),
                FlagValue.Quantity("--bounds", ends[1], bound[k].Unit, least, most));
            if (!(low < high)) throw new UsageException($"--bounds: the bounds of {name} do not ascend: \"{text}\"");
            bound[k] = bound[k] with { Lower = low, Upper = high };
        }

        return bound;
    }

    /// <summary>The points that a fit uses where none are named, as <see cref="Used"/> takes them.</summary>
    /// <param name="measured">The measured activation of the reference, with the points that its thresholds were fitted to.</param>
    /// <param name="known">The measured points of the fit; all of them are used where they lack one of those.</param>
    public static string PointsOf(MeasuredActivation measured, IReadOnlyList<MeasuredPoint> known) =>
        measured.CalibratedAt.Count == 0 || !measured.CalibratedAt.All(r => known.Any(p => p.IsAt(r))) ? "all"
        : string.Join(",", measured.CalibratedAt.Select(r => string.Create(CultureInfo.InvariantCulture, $"{100 * r:0.####} %")));

    /// <summary>Which measured points the fit uses.</summary>
    /// <param name="points">Ratios, separated by commas, or "all".</param>
    /// <param name="measured">All measured points.</param>
    public static bool[] Used(string points, IReadOnlyList<MeasuredPoint> measured)
    {
        var used = new bool[measured.Count];
        if (points.Trim() == "all")
        {
            Array.Fill(used, true);
            return used;
        }

        foreach (var text in points.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ratio = FlagValue.Quantity("--points", text, "", 0.0, 1.0);
            var k = measured.ToList().FindIndex(p => p.IsAt(ratio));
            if (k < 0) throw new UsageException(
                $"--points: nothing was measured at \"{text}\"; there are "
                + $"{string.Join(", ", measured.Select(p => string.Create(CultureInfo.InvariantCulture, $"{100 * p.Ratio:0.##} %")))}");
            used[k] = true;
        }

        return used.Any(u => u) ? used : throw new UsageException("--points: no point was named");
    }

    /// <summary>Coefficients of the criterion that are held, with their values.</summary>
    public IEnumerable<(string Name, double Value, string Unit)> Held() => CalibrationParameter.OfCriteria
        .Where(p => p.Criterion == Settings.Criterion && p.Read is not null)
        .Where(h => Coefficients.All(p => p.Name != h.Name && !(p.Name == "psi" && h.Name.StartsWith("psi_", StringComparison.Ordinal))))
        .Select(h => (h.Name, h.Read!(Settings) / h.UnitValue, h.Unit));

    private static IEnumerable<(string Name, string Value)> Pairs(string flag, string? text)
    {
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equal = part.IndexOf('=', StringComparison.Ordinal);
            if (equal <= 0) throw new UsageException($"{flag}: expected name=value, but \"{part}\" was found");
            yield return (part[..equal].Trim(), part[(equal + 1)..].Trim());
        }
    }
}
