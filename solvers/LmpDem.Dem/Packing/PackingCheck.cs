using System.Globalization;
using LmpDem.Dem.Bodies;
using LmpDem.Dem.Measures;
using LmpDem.Engine.Geometry;

namespace LmpDem.Dem.Packing;

/// <summary>Whether a given packing can be a layer on the foil; each fault names the particle where it shows.</summary>
/// <param name="spheres">The particles.</param>
/// <param name="box">The region; its height is the layer's.</param>
/// <param name="name">How a particle is called in messages ("line 12").</param>
public sealed class PackingCheck(Spheres spheres, Box box, Func<int, string> name)
{
    /// <summary>Largest overlap that is relaxed before the press, over the smaller radius; a deeper one is refused.</summary>
    public const double MaxOverlap = 0.1;

    /// <summary>Smallest radius of a particle: half the smallest diameter that a scenario may ask for [m].</summary>
    public const double MinRadius = 0.5e-9;

    /// <summary>Largest radius of a particle: half the largest diameter that a scenario may ask for [m].</summary>
    public const double MaxRadius = 0.5e-3;

    // Solids fractions that a scenario may ask for.

    /// <summary>A fault.</summary>
    /// <param name="Particle">The particle; -1 for the packing as a whole.</param>
    /// <param name="Message">What was found, and what is allowed.</param>
    public readonly record struct Fault(int Particle, string Message);

    /// <summary>Faults of single particles in their order, then of pairs; of the whole only where there is none of these.</summary>
    public IEnumerable<Fault> Faults()
    {
        var any = false;
        foreach (var fault in OfParticles().Concat(OfPairs()))
        {
            any = true;
            yield return fault;
        }

        if (any) yield break;
        foreach (var fault in OfAll()) yield return fault;
    }

    /// <summary>Height of the highest point of a particle above the foil [m].</summary>
    /// <param name="spheres">The particles, at least one.</param>
    public static double TopOf(Spheres spheres)
    {
        ArgumentNullException.ThrowIfNull(spheres);
        return Enumerable.Range(0, spheres.Count).Max(i => spheres.Position[i].Z + spheres.Radius[i]);
    }

    private IEnumerable<Fault> OfParticles()
    {
        for (var i = 0; i < spheres.Count; i++)
        {
            var (place, radius) = (spheres.Position[i], spheres.Radius[i]);
            // A particle may just have gone through a periodic side; farther out, the box is another one.
            if (Outside(place.X, box.Length.X, radius)) yield return new Fault(i, Beyond("x", place.X, box.Length.X));
            if (Outside(place.Y, box.Length.Y, radius)) yield return new Fault(i, Beyond("y", place.Y, box.Length.Y));
            if (radius - place.Z > MaxOverlap * radius)
            {
                yield return new Fault(i, Text(
                    $"this particle reaches {Um(radius - place.Z)} below the foil (z = 0), and its radius is {Um(radius)}: ")
                    + Text($"z is the height of the centre above the foil, at least {1.0 - MaxOverlap:0.##} of the radius"));
            }

            if (place.Z + radius - box.Length.Z > MaxOverlap * radius)
            {
                yield return new Fault(i, Text(
                    $"this particle reaches {Um(place.Z + radius - box.Length.Z)} above the height of the box, {Um(box.Length.Z)}"));
            }
        }
    }

    private IEnumerable<Fault> OfPairs()
    {
        var touching = TouchingPairs.Of(spheres, box);
        for (var c = 0; c < touching.Count; c++)
        {
            if (touching.IsWall(c)) continue;
            var (first, second, overlap) = (touching.First[c], touching.Second[c], touching.Overlap[c]);
            var smaller = Math.Min(spheres.Radius[first], spheres.Radius[second]);
            var distance = spheres.Radius[first] + spheres.Radius[second] - overlap;
            if (distance < 1e-3 * smaller)
                yield return new Fault(second, $"this particle stands where that of {name(first)} stands; remove one of the two");
            else if (overlap > MaxOverlap * smaller)
            {
                yield return new Fault(second, Text($"this particle overlaps that of {name(first)} by {Um(overlap)}, ")
                    + Text($"{overlap / smaller:0 %} of the smaller radius; at most {MaxOverlap:0 %} are relaxed before the press"));
            }
        }
    }

    private IEnumerable<Fault> OfAll()
    {
        var bottom = Enumerable.Range(0, spheres.Count).Min(i => spheres.Position[i].Z - spheres.Radius[i]);
        var largest = 2.0 * spheres.Radius.Max();
        if (bottom > largest)
        {
            yield return new Fault(-1, Text($"the lowest particle floats {Um(bottom)} above the foil (z = 0), ")
                + Text($"more than the largest diameter of {Um(largest)}; shift z"));
        }

        var solids = spheres.SolidVolume / box.Volume;
        if (solids is >= ElectrodeSpec.MinSolids and <= ElectrodeSpec.MaxSolids) yield break;
        yield return new Fault(-1, Text($"{spheres.Count} particles fill {solids:0.0000} of {Um(box.Length.X)} x {Um(box.Length.Y)} x ")
            + Text($"{Um(box.Length.Z)}; a layer has {ElectrodeSpec.MinSolids} to {ElectrodeSpec.MaxSolids}: ")
            + (solids < ElectrodeSpec.MinSolids ? "the particles are too few, or the box too wide" : "the box is too narrow"));
    }

    private static bool Outside(double at, double edge, double radius) => at < -radius || at > edge + radius;

    private static string Beyond(string axis, double at, double edge) => Text(
        $"{axis} = {Um(at)} lies outside of the box, 0 to {Um(edge)}, by more than the radius; ")
        + $"shift the particles, or correct electrode.lateral_{axis}";

    private static string Um(double length) => Text($"{length * 1e6:0.####} um");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
