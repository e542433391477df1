namespace LmpDem.Transport.Networks;

/// <summary>
/// A mechanical contact between two bodies, or between a body and the foil, with everything that the criteria of a metallic contact
/// use. A junction is stored whether it conducts or not, so that one run serves every criterion.
/// </summary>
public sealed record Junction
{
    /// <summary>Number that stands for the foil in place of a second body.</summary>
    public const int Foil = -1;

    /// <summary>First body.</summary>
    public required int First { get; init; }

    /// <summary>Second body, not below the first in number; <see cref="Foil"/> at the foil.</summary>
    public required int Second { get; init; }

    /// <summary>
    /// Image of the second body that touches: edges of the region to add to its centre. A pair that touches through two images has two
    /// junctions, and a body may touch an image of itself.
    /// </summary>
    public (int X, int Y) Image { get; init; }

    /// <summary>Contact area: the mean of both sides, at the foil that of the one [m2].</summary>
    public required double Area { get; init; }

    /// <summary>Contact area whose film is broken on both sides (at the foil on the one) [m2].</summary>
    public double BareArea { get; init; }

    /// <summary>The film of the first body.</summary>
    public JunctionSide OnFirst { get; init; }

    /// <summary>The film of the second body; empty at the foil, which has none.</summary>
    public JunctionSide OnSecond { get; init; }

    /// <summary>
    /// Pairs of facing facets with broken film on both sides, the most exposed first; null where it is not known how far they opened.
    /// </summary>
    public IReadOnlyList<ExposedPair>? Exposed { get; init; }

    /// <summary>Normal force, positive in compression [N].</summary>
    public double Force { get; init; }

    /// <summary>
    /// Overlap of the apparent spheres: that of the contact law for spheres, of volume-conserving spheres for deformable bodies [m].
    /// </summary>
    public double Overlap { get; init; }

    /// <summary>Whether it is at the foil.</summary>
    public bool AtFoil => Second < 0;
}

/// <summary>
/// What the film of one body shows within one junction. A broken facet is cracked, not removed: its bare fraction is its growth.
/// </summary>
/// <param name="ContactArea">Surface in contact [m2].</param>
/// <param name="BrokenArea">That part of it whose film is broken [m2].</param>
/// <param name="OpenedArea">Growth A - A0 of the broken surface in contact: the bare lithium between the pieces of the film [m2].</param>
/// <param name="PsiMean">Mean over the contact area of 1 - A0/A, intact film counted as 0.</param>
/// <param name="PsiHigh">Its 90 % quantile over the contact area.</param>
public readonly record struct JunctionSide(double ContactArea, double BrokenArea, double OpenedArea, double PsiMean, double PsiHigh);

/// <summary>A pair of facing facets in a contact, or a facet on the foil.</summary>
/// <param name="Exposure">Fraction of the surface that the film leaves bare, of the side that has less: psi_local, 0 to 1.</param>
/// <param name="Area">Area in contact [m2].</param>
public readonly record struct ExposedPair(double Exposure, double Area);

/// <summary>Junctions of a network in numbers.</summary>
/// <param name="BetweenBodies">Mechanical contacts between bodies.</param>
/// <param name="AtFoil">Mechanical contacts with the foil.</param>
/// <param name="MetallicBetweenBodies">Metallic junctions between bodies.</param>
/// <param name="MetallicAtFoil">Metallic junctions with the foil.</param>
/// <param name="PerBody">Metallic junctions between bodies over the number of bodies; layers percolate near 1.2.</param>
/// <param name="AreaBetweenBodies">Metallic area between bodies [m2].</param>
/// <param name="AreaAtFoil">Metallic area at the foil [m2].</param>
public sealed record JunctionCounts(
    int BetweenBodies, int AtFoil, int MetallicBetweenBodies, int MetallicAtFoil, double PerBody, double AreaBetweenBodies,
        double AreaAtFoil)
{
    /// <summary>Counts the junctions of a network.</summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="metallicArea">Metallic area, one per junction, 0 = insulating [m2].</param>
    public static JunctionCounts Of(BodyNetwork network, IReadOnlyList<double> metallicArea)
    {
        int[] all = [0, 0], metallic = [0, 0];
        double[] area = [0.0, 0.0];
        for (var k = 0; k < network.Junctions.Count; k++)
        {
            var kind = network.Junctions[k].AtFoil ? 1 : 0;
            all[kind]++;
            if (!(metallicArea[k] > 0.0)) continue;
            metallic[kind]++;
            area[kind] += metallicArea[k];
        }

        return new JunctionCounts(
            all[0], all[1], metallic[0], metallic[1], network.Count > 0 ? (double)metallic[0] / network.Count : 0.0, area[0], area[1]);
    }
}
