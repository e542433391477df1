namespace LmpDem.Transport.Networks;

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
