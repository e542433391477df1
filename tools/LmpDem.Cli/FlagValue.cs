using System.Globalization;
using LmpDem.Dem.Laws;
using LmpDem.Engine.Units;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.Scenarios.Describing;
using LmpDem.Scenarios.Extending;
using LmpDem.Scenarios.Reading;

namespace LmpDem.Cli;

/// <summary>Values of flags, read as strictly as those of a scenario.</summary>
internal static class FlagValue
{
    /// <summary>A quantity in SI.</summary>
    /// <param name="flag">Name of the flag.</param>
    /// <param name="text">Its text.</param>
    /// <param name="unit">A unit of the dimension it must have; empty for a pure number.</param>
    /// <param name="min">Smallest value, SI.</param>
    /// <param name="max">Largest value, SI.</param>
    public static double Quantity(string flag, string text, string unit, double min, double max)
    {
        var expected = Unit.Parse(unit);
        var usual = Unit.Usual(expected.Dimension);
        var wanted = unit.Length == 0 ? "a number" : $"{expected.Dimension.Name} with its unit ({string.Join(", ", usual)})";
        if (!Amount.TryParse(text, out var quantity, out var reason))
            throw new UsageException($"{flag}: expected {wanted}, but \"{text}\" was found: {reason}");
        if (quantity.Unit.Dimension != expected.Dimension)
            throw new UsageException(
                $"{flag}: expected {wanted}, but \"{text}\" was found; write for example "
                + $"\"{quantity.Value.ToString(CultureInfo.InvariantCulture)} {unit}\"");
        if (!(quantity.Si >= min && quantity.Si <= max))
            throw new UsageException(
                $"{flag}: \"{text}\" is out of range; allowed are {Amount.Format(min, expected)} to {Amount.Format(max, expected)}");
        return quantity.Si;
    }

    /// <summary>A whole number.</summary>
    /// <param name="flag">Name of the flag.</param>
    /// <param name="text">Its text.</param>
    /// <param name="min">Smallest value.</param>
    /// <param name="max">Largest value.</param>
    public static int Integer(string flag, string text, int min, int max) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
            ? value
            : throw new UsageException($"{flag}: expected a whole number from {min} to {max}, but \"{text}\" was found");

    /// <summary>The mesh of a body.</summary>
    /// <param name="flag">Name of the flag.</param>
    /// <param name="text">Its text, "n,m".</param>
    public static TemplateSize Template(string flag, string text) => TemplateSize.TryParse(text, out var size)
        ? size
        : throw new UsageException(
            $"{flag}: expected n,m with n from 2 to 16 and m from 1 to 12, for example 6,4, but \"{text}\" was found");

    /// <summary>One of the words of an enumeration, or of a list of named values, in snake_case.</summary>
    /// <param name="flag">Name of the flag.</param>
    /// <param name="text">Its text.</param>
    public static T Choice<T>(string flag, string text) => Choice<T>(flag, text, SpecKey.ChoicesOf(typeof(T)).ToList());

    /// <summary>A contact law, of this project or of a plug-in.</summary>
    /// <param name="flag">Name of the flag.</param>
    /// <param name="text">Its text.</param>
    /// <param name="extensions">What plug-ins add.</param>
    public static ContactLaw Law(string flag, string text, Extensions extensions) =>
        Choice<ContactLaw>(flag, text, [.. ContactLaw.All.Concat(extensions.Laws).Select(law => (law.Key, (object)law))]);

    private static T Choice<T>(string flag, string text, IReadOnlyList<(string Word, object Value)> choices)
    {
        foreach (var (word, value) in choices)
            if (word == text)
                return (T)value;
        var words = choices.Select(c => c.Word).ToList();
        var close = Spelling.Closest(text, words);
        throw new UsageException(
            $"{flag}: expected one of {string.Join(", ", words)}, but \"{text}\" was "
            + $"found{(close is null ? "" : $"; did you mean \"{close}\"?")}");
    }
}

/// <summary>The number of worker threads and where it came from.</summary>
/// <param name="Count">Threads, >= 1.</param>
/// <param name="Reason">Where the number came from, for the log.</param>
public sealed record ThreadChoice(int Count, string Reason)
{
    /// <summary>The first that is set: the flag, LMPDEM_NUM_THREADS, SLURM_CPUS_PER_TASK, OMP_NUM_THREADS, the processors.</summary>
    /// <param name="flag">Value of --threads, or null.</param>
    /// <param name="environment">Environment variables.</param>
    /// <exception cref="UsageException">What is set is no number of threads.</exception>
    public static ThreadChoice Resolve(string? flag, IReadOnlyDictionary<string, string> environment)
    {
        if (flag is not null) return Parse(flag, "--threads");
        foreach (var name in (string[])["LMPDEM_NUM_THREADS", "SLURM_CPUS_PER_TASK", "OMP_NUM_THREADS"])
            if (environment.TryGetValue(name, out var value) && value.Trim().Length > 0)
                return Parse(value.Split(',')[0], name); // OMP_NUM_THREADS may list the nested levels
        return new ThreadChoice(Environment.ProcessorCount, "processors");
    }

    private static ThreadChoice Parse(string text, string source) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 4096
            ? new ThreadChoice(count, source)
            : throw new UsageException($"{source}: expected a number of threads from 1 to 4096, but \"{text}\" was found");
}
