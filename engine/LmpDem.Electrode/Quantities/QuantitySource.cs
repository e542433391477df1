namespace LmpDem.Electrode.Quantities;

/// <summary>Source of a quantity, in the order in which a run produces them.</summary>
public enum QuantitySource
{
    /// <summary>The press: geometry of the layer, loads, rest.</summary>
    Press,

    /// <summary>Rearrangement of the spheres.</summary>
    Rearrangement,

    /// <summary>The hand-off from spheres to deformable bodies.</summary>
    Handoff,

    /// <summary>Film, contact areas and stress of the deformable bodies.</summary>
    Film,

    /// <summary>Time integration and mesh of the deformable bodies.</summary>
    Integration,

    /// <summary>Energy balance of the deformable bodies.</summary>
    Energy,

    /// <summary>Activation by the criteria of a metallic contact.</summary>
    Activation,

    /// <summary>The electronic network.</summary>
    Electronic,

    /// <summary>The pores, which are the ionic network.</summary>
    Pores,

    /// <summary>First plating, and stripping.</summary>
    Plating,
}
