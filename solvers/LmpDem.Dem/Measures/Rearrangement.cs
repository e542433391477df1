using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Dem.Measures;

/// <summary>
/// All rearrangement measures of one state, compared with the state before and with the reference (the
/// layer as packed): the measures themselves, and as named fields for snapshots and tables. SI units.
/// </summary>
public sealed class Rearrangement
{
    /// <summary>Takes the measures of a state.</summary>
    /// <param name="reference">The state that total displacements count from.</param>
    /// <param name="previous">The state that changes count from.</param>
    /// <param name="present">The state measured; its chain of captures leads back to the other two.</param>
    /// <param name="settings">How to measure; null for the defaults.</param>
    public Rearrangement(
        PackingState reference, PackingState previous, PackingState present, RearrangementSettings? settings = null)
    {
        settings ??= new RearrangementSettings();
        Present = present;
        Coordination = new Coordination(present.Contacts, present.Count);
        Changes = ContactChanges.Between(previous.Contacts, present.Contacts, present.Count);
        Fabric = Measures.Fabric.Of(present.Contacts);
        Stress = new ParticleStress(present);
        Forces = new ForceDistribution(present.Contacts, settings.ForceBins);
        Chains = new ForceChains(present, Stress);
        Pressures = new ContactPressures(present);
        Step = new Motion(previous, present, settings.NeighbourRange);
        Total = ReferenceEquals(previous, reference) ? Step : new Motion(reference, present, settings.NeighbourRange);
        Cells = new PowerCells(present, settings.Threads);
        Profile = new LayerProfile(present, Stress, settings.ProfileSlabs);
        ParticleFields = RearrangementFields.OfParticles(this);
        ContactFields = RearrangementFields.OfContacts(this);
        Scalars = RearrangementFields.OfLayer(this);
    }

    /// <summary>The state measured.</summary>
    public PackingState Present { get; }

    /// <summary>Contacts per particle and rattlers.</summary>
    public Coordination Coordination { get; }

    /// <summary>Contacts formed and lost since the previous state.</summary>
    public ContactChanges Changes { get; }

    /// <summary>Fabric tensor of the particle-particle contacts.</summary>
    public Sym3 Fabric { get; }

    /// <summary>Love-Weber stress per particle.</summary>
    public ParticleStress Stress { get; }

    /// <summary>Distribution of the contact forces.</summary>
    public ForceDistribution Forces { get; }

    /// <summary>Force chains.</summary>
    public ForceChains Chains { get; }

    /// <summary>Contact area and pressure by the law in use.</summary>
    public ContactPressures Pressures { get; }

    /// <summary>Motion since the previous state.</summary>
    public Motion Step { get; }

    /// <summary>Motion since the reference.</summary>
    public Motion Total { get; }

    /// <summary>Power cells and local solids fractions.</summary>
    public PowerCells Cells { get; }

    /// <summary>Profile over the height.</summary>
    public LayerProfile Profile { get; }

    /// <summary>Undeformed solid volume over the volume between the layer's bottom and top.</summary>
    public double SolidsFraction => Present.Thickness > 0.0
        ? Present.SolidVolume / (Present.Box.FootArea * Present.Thickness)
        : 0.0;

    /// <summary>Arrays of one tuple per particle.</summary>
    public IReadOnlyList<Field> ParticleFields { get; }

    /// <summary>Arrays of one tuple per contact.</summary>
    public IReadOnlyList<Field> ContactFields { get; }

    /// <summary>One number each for the whole layer: a row of rearrangement.csv.</summary>
    public IReadOnlyList<Field> Scalars { get; }
}

/// <summary>Settings of the rearrangement measures.</summary>
public sealed record RearrangementSettings
{
    /// <summary>Reach of the neighbourhood of D2min, as a multiple of the sum of the two radii.</summary>
    public double NeighbourRange { get; init; } = 1.5;

    /// <summary>Slabs of the profile over the height.</summary>
    public int ProfileSlabs { get; init; } = 20;

    /// <summary>Bins of the force distribution.</summary>
    public int ForceBins { get; init; } = 40;

    /// <summary>Worker threads; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;
}
