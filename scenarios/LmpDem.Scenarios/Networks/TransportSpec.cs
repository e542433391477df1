using LmpDem.Engine.Units;
using LmpDem.Transport.Ebac;
using LmpDem.Transport.Networks;
using LmpDem.Transport.Plating;

namespace LmpDem.Scenarios.Networks;

/// <summary>Electronic and ionic networks of every state: what makes a contact metallic, and what is computed on it.</summary>
public sealed record TransportSpec
{
    /// <summary>Whether networks are computed.</summary>
    [Parameter("whether electronic and ionic networks are computed at every calendering ratio")]
    public bool Enabled { get; init; } = true;

    /// <summary>The criterion that network, maps and plating stand on; activation is given by all of them.</summary>
    [Parameter("criterion of a metallic contact that network, maps and plating stand on (spheres alone have no film: there the overlap law does)")]
    public JunctionCriterion Criterion { get; init; } = JunctionCriterion.LocalExposure;

    /// <summary>Thresholds of the criteria.</summary>
    [Parameter("thresholds of the criteria; calibrated, not derived")]
    public CriteriaSpec Criteria { get; init; } = new();

    /// <summary>Resistivities of the metal.</summary>
    [Parameter("conduction in the metal")]
    public ConductionSpec Conduction { get; init; } = new();

    /// <summary>Electron beam absorbed current.</summary>
    [Parameter("electron beam absorbed current (EBAC)")]
    public EbacSpec Ebac { get; init; } = new();

    /// <summary>Pores in cut cells.</summary>
    [Parameter("the ionic network: pores between the bodies in cut cells")]
    public PoreSpec Pores { get; init; } = new();

    /// <summary>Plating and stripping.</summary>
    [Parameter("plating and stripping")]
    public PlatingSpec Plating { get; init; } = new();
}
