using LmpDem.Engine.Numerics;
using LmpDem.Scenarios.Reading;

namespace LmpDem.Scenarios.Studies;

/// <summary>One choice of values of all keys that a study varies.</summary>
/// <param name="Factors">The values.</param>
/// <param name="Places">Where each value stands in the study, as a key path.</param>
/// <param name="Point">Number of its point of the sample; null without a sample.</param>
internal sealed record StudyCombination(IReadOnlyList<StudyFactor> Factors, IReadOnlyList<string> Places, int? Point)
{
    /// <summary>All combinations of a study: keys of `vary`, then rows of `list`, then points of `sample`, the last fastest.</summary>
    /// <param name="spec">The study, checked.</param>
    /// <param name="ranges">Ranges of its sample.</param>
    public static IEnumerable<StudyCombination> Of(StudySpec spec, IReadOnlyList<SampleRange> ranges)
    {
        IEnumerable<StudyCombination> all = [new StudyCombination([], [], null)];
        for (var a = 0; a < spec.Vary.Count; a++)
        {
            var (axis, place) = (spec.Vary[a], $"vary[{a}].values");
            StudyCombination[] values = [.. axis.Values.Select((v, k) => One(axis.Key, v, $"{place}[{k}]"))];
            all = all.SelectMany(before => values.Select(before.With));
        }

        if (spec.List.Count > 0)
        {
            StudyCombination[] rows = [.. spec.List.Select(Row)];
            all = all.SelectMany(before => rows.Select(before.With));
        }

        if (spec.Sample is { } sample)
        {
            StudyCombination[] points = [.. Points(sample, ranges)];
            all = all.SelectMany(before => points.Select(before.With));
        }

        return all;
    }

    /// <summary>Number of combinations, without making them.</summary>
    /// <param name="spec">The study.</param>
    public static double Count(StudySpec spec) =>
        spec.Vary.Aggregate(1.0, (n, axis) => n * axis.Values.Count) * Math.Max(1, spec.List.Count) * (spec.Sample?.Count ?? 1);

    private StudyCombination With(StudyCombination other) =>
        new([.. Factors, .. other.Factors], [.. Places, .. other.Places], Point ?? other.Point);

    private static StudyCombination One(string key, string value, string place) => new([new StudyFactor(key.Trim(), value)], [place], null);

    private static StudyCombination Row(StudyRow row, int number)
    {
        var pairs = row.Values.Select((text, k) => (Override.FromFlag(text), $"list[{number}].values[{k}]")).ToList();
        StudyFactor[] factors = [.. pairs.Select(p => new StudyFactor(p.Item1.Key, p.Item1.Value))];
        return new StudyCombination(factors, [.. pairs.Select(p => p.Item2)], null);
    }

    private static IEnumerable<StudyCombination> Points(SampleSpec sample, IReadOnlyList<SampleRange> ranges)
    {
        string[] places = [.. Enumerable.Range(0, ranges.Count).Select(k => FormattableString.Invariant($"sample.ranges[{k}]"))];
        var sobol = sample.Method == SampleMethod.Sobol ? new SobolSequence(ranges.Count, sample.Seed) : null;
        var hypercube = sobol is null ? LatinHypercube.Draw(sample.Count, ranges.Count, sample.Seed) : [];
        for (var p = 0; p < sample.Count; p++)
        {
            var at = sobol?.Point((uint)p) ?? hypercube[p];
            StudyFactor[] factors =
                [.. ranges.Select((r, k) => new StudyFactor(sample.Ranges[k].Key.Trim(), r.At(at[k])) { IsSampled = true })];
            yield return new StudyCombination(factors, places, p);
        }
    }
}
