namespace LmpDem.Transport.Networks;

/// <summary>Conductances of the junctions of a network, node to node.</summary>
public static class JunctionConductance
{
    /// <summary>
    /// Conductance between the nodes of two bodies, or of a body and the foil, one per junction; 0 where it insulates [S]. Both
    /// sides of the spot and both bodies are in series (<see cref="SpotResistance"/>); of the foil only its constriction counts.
    /// </summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="metallicArea">Metallic area, one per junction, 0 = insulating [m2].</param>
    /// <param name="spec">Resistivities.</param>
    public static double[] Of(BodyNetwork network, IReadOnlyList<double> metallicArea, ConductionSpec spec)
    {
        var conductance = new double[network.Junctions.Count];
        for (var k = 0; k < conductance.Length; k++)
        {
            var area = metallicArea[k];
            if (!(area > 0.0)) continue;
            var junction = network.Junctions[k];
            var far = junction.AtFoil
                ? SpotResistance.HalfSpace(area, spec.FoilResistivity)
                : Side(area, network.Radius[junction.Second], spec);
            conductance[k] = 1.0 / (Side(area, network.Radius[junction.First], spec) + far);
        }

        return conductance;
    }

    private static double Side(double area, double radius, ConductionSpec spec) =>
        SpotResistance.HalfSpace(area, spec.LithiumResistivity) + SpotResistance.Body(area, radius, spec.LithiumResistivity);
}
