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

/// <summary>
/// Resistance from a contact spot to the node of a body. The spot is treated as a circle of the same area, radius a. Half-space
/// part: rho / 4a (Holm, Electric Contacts, 4th ed. 1967). Body part: what a sphere of radius R adds between the spot and the plane
/// midway to an equal spot opposite, rho / (4 pi R) (ln(R/a) + 1/2), from the potential of a surface source in a sphere averaged
/// over the equipotential spot; the sum is accurate to (a/R)^2 / 4. For a cube of equal volume whose whole faces touch the
/// resistance is 4 % too high, so it also serves dense layers. The positions of the other contacts of a body are ignored: a body is
/// one node.
/// </summary>
public static class SpotResistance
{
    /// <summary>Constriction of a circular spot in a half-space [Ohm].</summary>
    /// <param name="area">Area of the spot, > 0 [m2].</param>
    /// <param name="resistivity">Resistivity [Ohm m].</param>
    public static double HalfSpace(double area, double resistivity) => resistivity / (4.0 * SpotRadius(area));

    /// <summary>Resistance that a body adds to the half-space, >= 0 [Ohm].</summary>
    /// <param name="area">Area of the spot, > 0 [m2].</param>
    /// <param name="radius">Radius of the sphere of the body's volume [m].</param>
    /// <param name="resistivity">Resistivity [Ohm m].</param>
    public static double Body(double area, double radius, double resistivity) =>
        resistivity / (4.0 * Math.PI * radius) * Math.Max(Math.Log(radius / SpotRadius(area)) + 0.5, 0.0);

    /// <summary>Conductance of a pair of half-spaces that touch at one spot: 2a / rho for equal ones [S].</summary>
    /// <param name="area">Area of the spot, > 0 [m2].</param>
    /// <param name="first">Resistivity of the one [Ohm m].</param>
    /// <param name="second">Resistivity of the other [Ohm m].</param>
    public static double Holm(double area, double first, double second) =>
        1.0 / (HalfSpace(area, first) + HalfSpace(area, second));

    private static double SpotRadius(double area) => Math.Sqrt(area / Math.PI);
}
