using LmpDem.Dem.Bodies;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Packing;

/// <summary>Draws the particles of a layer: radii until the solid volume is met, and a film on each.</summary>
public static class Powder
{
    /// <summary>
    /// Particles of plain random size, in the order drawn, whose volumes add up to the solid volume to rounding. What the
    /// last whole particle leaves is one more particle where the cuts allow it, else it goes to the latest particle that
    /// can take it within the cuts, else (all of one size) every radius is scaled alike.
    /// </summary>
    /// <param name="distribution">Sizes.</param>
    /// <param name="film">Film on the particles.</param>
    /// <param name="solidVolume">Sum of the particle volumes [m3].</param>
    /// <param name="seed">Seed of the run.</param>
    /// <returns>Particles at the origin.</returns>
    public static Spheres Draw(SizeDistribution distribution, FilmSpec film, double solidVolume, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        ArgumentNullException.ThrowIfNull(film);
        var volumes = new List<double>();
        var left = solidVolume;
        while (true)
        {
            var share = new Philox(seed, "radius", (ulong)volumes.Count).NextUniform();
            var volume = Volume(0.5 * distribution.Quantile(SizeWeighting.Number, share));
            if (volume > left) break;
            volumes.Add(volume);
            left -= volume;
        }
        var factor = Close(volumes, left, Volume(0.5 * distribution.Smallest), Volume(0.5 * distribution.Largest), solidVolume);

        var spheres = new Spheres(volumes.Count);
        for (var i = 0; i < spheres.Count; i++)
        {
            spheres.Radius[i] = spheres.ApparentRadius[i] = factor * Math.Cbrt(volumes[i] / (4.0 / 3.0 * Math.PI));
            spheres.FilmThickness[i] = film.Thickness * Math.Exp(film.Sigma * new Philox(seed, "film", (ulong)i).NextNormal());
        }
        return spheres;
    }

    private static double Volume(double radius) => 4.0 / 3.0 * Math.PI * radius * radius * radius;

    /// <summary>Gives the volume left to the particles; returns the factor on all radii that closes what remains.</summary>
    private static double Close(List<double> volumes, double left, double smallest, double largest, double total)
    {
        if (left >= smallest && smallest < largest)
        {
            volumes.Add(left);
            return 1.0;
        }
        for (var i = volumes.Count - 1; i >= 0; i--)
        {
            if (volumes[i] + left > largest) continue;
            volumes[i] += left;
            return 1.0;
        }
        if (volumes.Count == 0) throw new PackingException("the layer is smaller than its largest particle: enlarge lateral_x, lateral_y or thickness");
        return Math.Cbrt(total / (total - left));
    }
}
