using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Activation;

/// <summary>
/// Bodies and their contacts as the overlap law sees them, on plain arrays: the contacts of spheres that are still being pressed, walls
/// included, or those of a <see cref="BodyNetwork"/>. SI units.
/// </summary>
public sealed record JunctionNetwork
{
    /// <summary>First body of each contact.</summary>
    public required IReadOnlyList<int> First { get; init; }

    /// <summary>Second body of each contact, or a negative mark of a wall.</summary>
    public required IReadOnlyList<int> Second { get; init; }

    /// <summary>Overlap by the contact law in use (plastic_dense: of the grown shapes), one per contact [m].</summary>
    public required IReadOnlyList<double> Overlap { get; init; }

    /// <summary>Undeformed radii, one per body [m].</summary>
    public required IReadOnlyList<double> Radius { get; init; }

    /// <summary>The mark of the foil among the second bodies; contacts with any other mark do not conduct.</summary>
    public int FoilMark { get; init; } = -1;

    /// <summary>The contacts of a network of bodies, with the foil as their only wall.</summary>
    /// <param name="network">Bodies and junctions.</param>
    public static JunctionNetwork Of(BodyNetwork network) => new()
    {
        First = [.. network.Junctions.Select(j => j.First)],
        Second = [.. network.Junctions.Select(j => j.Second)],
        Overlap = [.. network.Junctions.Select(j => j.Overlap)],
        Radius = network.Radius,
        FoilMark = Junction.Foil,
    };

    /// <summary>Volume of a body [m3].</summary>
    public double VolumeOf(int body) => 4.0 / 3.0 * Math.PI * Radius[body] * Radius[body] * Radius[body];

    /// <summary>Probability that a contact conducts.</summary>
    /// <param name="contact">Index of the contact.</param>
    /// <param name="law">The law.</param>
    public double Probability(int contact, OverlapLaw law)
    {
        int i = First[contact], j = Second[contact];
        if (j < 0 && j != FoilMark) return 0.0;
        var mean = j < 0 ? Radius[i] : 0.5 * (Radius[i] + Radius[j]);
        return law.Probability(Overlap[contact], mean);
    }
}
