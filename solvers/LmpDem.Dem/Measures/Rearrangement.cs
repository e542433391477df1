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

/// <summary>
/// The affine map from one state of a layer to another: displacement = shift + gradient z, fitted over the particles
/// by volume-weighted least squares, plus the stretch of the periodic sides. The sides forbid any other affine part, so
/// gradient.Z is the vertical strain and gradient.X, gradient.Y are the shears.
/// </summary>
/// <param name="Shift">Displacement at z = 0 [m].</param>
/// <param name="Gradient">Change of the displacement with height.</param>
/// <param name="StretchX">Ratio of the box lengths along x.</param>
/// <param name="StretchY">Ratio of the box lengths along y.</param>
public readonly record struct AffineMap(Vec3 Shift, Vec3 Gradient, double StretchX, double StretchY)
{
    /// <summary>Displacement of a point by the map [m].</summary>
    /// <param name="point">Point in the earlier state [m].</param>
    public Vec3 Displacement(Vec3 point) => Side(point) + Shift + point.Z * Gradient;

    /// <summary>Fits the map between two states of the same particles.</summary>
    public static AffineMap Between(PackingState from, PackingState to)
    {
        var sides = new AffineMap(
            Vec3.Zero, Vec3.Zero, to.Box.Length.X / from.Box.Length.X, to.Box.Length.Y / from.Box.Length.Y);
        double weight = 0.0, meanZ = 0.0;
        var meanU = Vec3.Zero;
        for (var i = 0; i < from.Count; i++)
        {
            var w = from.Radius[i] * from.Radius[i] * from.Radius[i];
            weight += w;
            meanZ += w * from.Path[i].Z;
            meanU += w * (to.Path[i] - from.Path[i] - sides.Side(from.Path[i]));
        }

        if (weight == 0.0) return sides;
        meanZ /= weight;
        meanU /= weight;
        var zz = 0.0;
        var uz = Vec3.Zero;
        for (var i = 0; i < from.Count; i++)
        {
            var w = from.Radius[i] * from.Radius[i] * from.Radius[i];
            var z = from.Path[i].Z - meanZ;
            zz += w * z * z;
            uz += w * z * (to.Path[i] - from.Path[i] - sides.Side(from.Path[i]) - meanU);
        }

        var gradient = zz > 0.0 ? uz / zz : Vec3.Zero;
        return sides with { Shift = meanU - meanZ * gradient, Gradient = gradient };
    }

    private Vec3 Side(Vec3 point) => new((StretchX - 1.0) * point.X, (StretchY - 1.0) * point.Y, 0.0);
}
