namespace LmpDem.Analysis.Ensembles;

/// <summary>A factor over members: its level in each, and its number where every value is one.</summary>
/// <param name="Name">Name.</param>
/// <param name="Levels">Level of every member, from 0, in the order in which levels appear.</param>
/// <param name="Numbers">Number of every member; null where a value is a word.</param>
internal sealed record FactorLevels(string Name, int[] Levels, double[]? Numbers)
{
    /// <summary>Number of levels.</summary>
    public int Count => Levels.Length == 0 ? 0 : Levels.Max() + 1;

    /// <summary>A factor of an ensemble.</summary>
    /// <param name="name">Name.</param>
    /// <param name="values">Its value in every member.</param>
    public static FactorLevels Of(string name, IReadOnlyList<EnsembleFactor> values)
    {
        double[]? numbers = values.All(v => v.Number is not null) ? [.. values.Select(v => v.Number!.Value)] : null;
        return new FactorLevels(name, Numbered([.. values.Select(v => v.Text)]), numbers);
    }

    /// <summary>Numbers of values in the order in which they appear, from 0.</summary>
    /// <param name="values">The values.</param>
    public static int[] Numbered<T>(IReadOnlyList<T> values)
        where T : notnull
    {
        var numbers = new Dictionary<T, int>();
        return [.. values.Select(v => numbers.TryGetValue(v, out var known) ? known : numbers[v] = numbers.Count)];
    }

    /// <summary>
    /// Whether another factor always changes with this one, up or down: the two edges of a square do, two keys of a Latin hypercube, whose
    /// values are all different, do not.
    /// </summary>
    /// <param name="other">The other factor, of the same members.</param>
    public bool GoesWith(FactorLevels other)
    {
        if (!Levels.SequenceEqual(other.Levels)) return false;
        if (Numbers is null || other.Numbers is null) return true;
        double[] ordered = [.. Enumerable.Range(0, Levels.Length).OrderBy(k => Numbers[k]).Select(k => other.Numbers[k])];
        var steps = ordered.Zip(ordered.Skip(1), (a, b) => Math.Sign(b - a)).Where(s => s != 0).Distinct();
        return steps.Count() < 2;
    }
}
