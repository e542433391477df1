using LmpDem.Engine.Units;
using LmpDem.Transport.Ebac;
using LmpDem.Transport.Networks;
using LmpDem.Transport.Plating;

namespace LmpDem.Scenarios;

/// <summary>Electronic and ionic networks of every state: what makes a contact metallic, and what is computed on it.</summary>
public sealed record TransportSpec
{
    /// <summary>Whether networks are computed.</summary>
    [Parameter("whether electronic and ionic networks are computed at every calendering ratio")]
    public bool Enabled { get; init; } = true;

    /// <summary>The criterion that network, maps and plating stand on; activation is given by all of them.</summary>
    [Parameter("criterion of a metallic contact that network, maps and plating stand on (spheres alone have no film: there the overlap law "
        + "does)")]
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

/// <summary>The ionic network: pores between the bodies in cut cells.</summary>
public sealed record PoreSpec
{
    /// <summary>Whether pores are measured; maps and plating need them.</summary>
    [Parameter("whether pores are measured; maps and plating need them")]
    public bool Enabled { get; init; } = true;

    /// <summary>Edge of a cell; unset: 1 um, or coarser on large electrodes [m].</summary>
    [Parameter("edge of a cell, which walls may cut anywhere; left out: 1 um, or coarser where that makes more than 20 million",
        Unit = "um", Min = 0.05, Max = 20)]
    public double? Voxel { get; init; }

    /// <summary>Distance below which surfaces touch and leave no pore; unset: that of the contacts [m].</summary>
    [Parameter("distance below which two bodies, or a body and a wall, leave no pore between them; left out: the gap of a contact",
        Unit = "um", Min = 0, Max = 10)]
    public double? Gap { get; init; }

    /// <summary>Whether diffusion in the plane of the foil is solved too.</summary>
    [Parameter("whether diffusion in the plane of the foil is solved beside that through the thickness")]
    public bool InPlane { get; init; } = true;

    /// <summary>Edge of a cell for a layer [m].</summary>
    /// <param name="volume">Volume of the layer [m3].</param>
    public double CellFor(double volume) => Voxel ?? Coarser(1e-6, volume, 2e7);

    /// <summary>The gap for a layer [m].</summary>
    /// <param name="network">The layer; spheres, whose contacts have no gap, get a hundredth of their median radius.</param>
    public double GapFor(BodyNetwork network)
    {
        if (Gap is { } gap) return gap;
        return double.IsFinite(network.GapTolerance) ? network.GapTolerance : GapFor(network.Radius);
    }

    /// <summary>The gap for a layer of spheres: a hundredth of their median radius [m], where none is given.</summary>
    /// <param name="radii">Their radii [m].</param>
    public double GapFor(IReadOnlyCollection<double> radii) => Gap ?? 0.01 * radii.Order().ElementAt(radii.Count / 2);

    /// <summary>An edge, or a larger one with which a layer has no more cells than wanted [m].</summary>
    /// <param name="edge">The edge [m].</param>
    /// <param name="volume">Volume of the layer [m3].</param>
    /// <param name="most">Most cells wanted.</param>
    internal static double Coarser(double edge, double volume, double most) => Math.Max(edge, Math.Cbrt(volume / most));
}
