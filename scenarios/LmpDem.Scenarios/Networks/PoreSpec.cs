using LmpDem.Engine.Units;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Networks;

/// <summary>The ionic network: pores between the bodies in cut cells.</summary>
public sealed record PoreSpec
{
    /// <summary>Whether pores are measured; maps and plating need them.</summary>
    [Parameter("whether pores are measured; maps and plating need them")]
    public bool Enabled { get; init; } = true;

    /// <summary>Edge of a cell; unset: 1 um, or coarser on large electrodes [m].</summary>
    [Parameter("edge of a cell, which walls may cut anywhere; left out: 1 um, or coarser where that makes more than 20 million", Unit = "um", Min = 0.05, Max = 20)]
    public double? Voxel { get; init; }

    /// <summary>Distance below which surfaces touch and leave no pore; unset: that of the contacts [m].</summary>
    [Parameter("distance below which two bodies, or a body and a tool, leave no pore between them; left out: the gap of a contact", Unit = "um", Min = 0, Max = 10)]
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
        return double.IsFinite(network.GapTolerance) ? network.GapTolerance : 0.01 * network.Radius.Order().ElementAt(network.Count / 2);
    }

    /// <summary>An edge, or a larger one with which a layer has no more cells than wanted [m].</summary>
    /// <param name="edge">The edge [m].</param>
    /// <param name="volume">Volume of the layer [m3].</param>
    /// <param name="most">Most cells wanted.</param>
    internal static double Coarser(double edge, double volume, double most) => Math.Max(edge, Math.Cbrt(volume / most));
}
