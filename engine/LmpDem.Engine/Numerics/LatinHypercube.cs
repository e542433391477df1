namespace LmpDem.Engine.Numerics;

/// <summary>
/// Latin hypercube sampling (McKay, Beckman and Conover 1979, doi 10.1080/00401706.1979.10489755): of N points, each of the N equal
/// strata of every dimension holds exactly one, at a random place within it.
/// </summary>
public static class LatinHypercube
{
    /// <summary>Draws a sample; another number of points makes another sample.</summary>
    /// <param name="count">Number of points.</param>
    /// <param name="dimensions">Number of dimensions.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <returns>Points, a coordinate per dimension, above 0 and below 1.</returns>
    public static double[][] Draw(int count, int dimensions, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(dimensions);
        var points = new double[count][];
        for (var k = 0; k < count; k++) points[k] = new double[dimensions];
        var strata = new int[count];
        for (var d = 0; d < dimensions; d++)
        {
            var random = new Philox(seed, "latin_hypercube", (ulong)d);
            for (var k = 0; k < count; k++) strata[k] = k;
            for (var k = count - 1; k > 0; k--) // Fisher and Yates
            {
                var other = (int)(random.NextUniform() * (k + 1));
                (strata[k], strata[other]) = (strata[other], strata[k]);
            }

            for (var k = 0; k < count; k++) points[k][d] = (strata[k] + random.NextUniform()) / count;
        }

        return points;
    }
}
