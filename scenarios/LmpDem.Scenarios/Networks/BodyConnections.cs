using LmpDem.Transport.Ebac;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Networks;

/// <summary>What each body of a state is to the electronic network, by the criterion that the scenario chose.</summary>
/// <param name="Criterion">What made a contact metallic.</param>
/// <param name="MetallicArea">Metallic area, one per junction, 0 where it insulates [m2].</param>
/// <param name="Connected">Whether it is connected to the current collector, one per body.</param>
/// <param name="Collected">Fraction of a beam's current that the copper collects, one per body, 0 to 1.</param>
/// <param name="Next">Next body on the shortest conducting path, one per body; -1 the current collector, -2 where there is none.</param>
public sealed record BodyConnections(JunctionCriterion Criterion, double[] MetallicArea, bool[] Connected, double[] Collected, int[] Next)
{
    /// <summary>Solves the electronic network.</summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="criterion">What made a contact metallic.</param>
    /// <param name="metallic">Metallic area, one per junction [m2].</param>
    /// <param name="spec">Resistivities and beam.</param>
    /// <param name="maxIterations">Iterations after which a solve gives up; null: those of the solver.</param>
    internal static BodyConnections Of(
        BodyNetwork network, JunctionCriterion criterion, double[] metallic, TransportSpec spec, int? maxIterations) => new(
        criterion,
        metallic,
        Clusters.Of(network, metallic).Connected(),
        EbacCircuit.Of(network, metallic, spec.Conduction, spec.Ebac, maxIterations).Map().Fraction,
        FoilPaths.Of(network, metallic).Next);
}
