using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Dem.Measures;

/// <summary>Names and units of the rearrangement measures, as they appear in snapshots and in rearrangement.csv.</summary>
internal static class RearrangementFields
{
    public static IReadOnlyList<Field> OfParticles(Rearrangement m)
    {
        var n = m.Present.Count;
        var pressure = new double[n];
        var vonMises = new double[n];
        var vertical = new double[n];
        var lateral = new double[n];
        for (var i = 0; i < n; i++)
        {
            pressure[i] = m.Stress.Pressure(i);
            vonMises[i] = m.Stress.Tensor[i].VonMises;
            vertical[i] = m.Total.Displacement[i].Z;
            lateral[i] = Lateral(m.Total.Displacement[i]);
        }

        return
        [
            new("coordination", "1", 1, m.Coordination.WithWalls, "contacts with particles and tools"),
            new("coordination_particles", "1", 1, m.Coordination.WithParticles, "contacts with particles"),
            new("rattler", "1", 1, Flags(m.Coordination.Rattler), "1 where the particle carries no load"),
            new("contacts_born", "1", 1, m.Changes.BornPerParticle, "contacts born since the previous snapshot"),
            new("contacts_lost", "1", 1, m.Changes.LostPerParticle, "contacts lost since the previous snapshot"),
            new("stress", "Pa", 6, Flat(m.Stress.Tensor), "Love-Weber stress in the particle, tension positive"),
            new("pressure", "Pa", 1, pressure, "minus a third of the stress's trace"),
            new("von_mises", "Pa", 1, vonMises, "von Mises equivalent of the stress"),
            new("contact_area", "m2", 1, m.Pressures.AreaPerParticle, "sum of the contact areas by the law in use"),
            new("contact_pressure", "Pa", 1, m.Pressures.PerParticle, "sum of normal forces over sum of contact areas"),
            new("force_chain", "1", 1, m.Chains.Chain, "number of the force chain (Peters et al. 2005), -1 for none"),
            new("cell_volume", "m3", 1, m.Cells.Volume, "volume of the power cell"),
            new("local_solids", "1", 1, m.Cells.Solids, "undeformed volume over the power cell's"),
            new("displacement", "m", 3, Flat(m.Total.Displacement), "displacement since the packed layer"),
            new("displacement_vertical", "m", 1, vertical, "its vertical part"),
            new("displacement_lateral", "m", 1, lateral, "magnitude of its lateral part"),
            new("nonaffine", "m", 3, Flat(m.Total.NonAffine), "displacement beyond the layer's affine map since the packed layer"),
            new("d2min", "m2", 1, m.Total.D2Min, "D2min (Falk and Langer 1998) since the packed layer"),
            new("displacement_step", "m", 3, Flat(m.Step.Displacement), "displacement since the previous snapshot"),
            new("nonaffine_step", "m", 3, Flat(m.Step.NonAffine), "non-affine displacement since the previous snapshot"),
            new("d2min_step", "m2", 1, m.Step.D2Min, "D2min since the previous snapshot"),
            new("rotation_step", "rad", 3, Flat(m.Step.Rotation), "rotation vector since the previous snapshot"),
        ];
    }

    public static IReadOnlyList<Field> OfContacts(Rearrangement m) =>
    [
        new("born", "1", 1, Flags(m.Changes.Born), "1 where the contact was born since the previous snapshot"),
        new("contact_pressure", "Pa", 1, m.Pressures.PerContact, "normal force over contact area"),
        new("force_chain_link", "1", 1, Flags(m.Chains.IsLink), "1 where the contact links a force chain"),
    ];

    public static IReadOnlyList<Field> OfLayer(Rearrangement m)
    {
        var n = Math.Max(1, m.Present.Count);
        var volume = m.Present.Box.FootArea * m.Present.Thickness;
        var stress = volume > 0.0 ? m.Stress.MeanOver(volume) : default;
        return
        [
            Catalogue.Thickness.Of(m.Present.Thickness),
            Catalogue.Solids.Of(m.SolidsFraction),
            Catalogue.Porosity.Of(1.0 - m.SolidsFraction),
            Catalogue.Coordination.Of(m.Coordination.Mean),
            Catalogue.CoordinationWithWalls.Of(m.Coordination.MeanWithWalls),
            Catalogue.CoordinationWithoutRattlers.Of(m.Coordination.MeanWithoutRattlers),
            Catalogue.RattlerFraction.Of((double)m.Coordination.RattlerCount / n),
            Catalogue.Contacts.Of(m.Coordination.ParticleContacts),
            Catalogue.ContactsBorn.Of(m.Changes.BornCount),
            Catalogue.ContactsLost.Of(m.Changes.LostCount),
            Catalogue.FabricXx.Of(m.Fabric.Xx),
            Catalogue.FabricYy.Of(m.Fabric.Yy),
            Catalogue.FabricZz.Of(m.Fabric.Zz),
            Catalogue.FabricXz.Of(m.Fabric.Xz),
            Catalogue.FabricVertical.Of(Measures.Fabric.Vertical(m.Fabric)),
            Catalogue.StressXx.Of(stress.Xx),
            Catalogue.StressYy.Of(stress.Yy),
            Catalogue.StressZz.Of(stress.Zz),
            Catalogue.StressXz.Of(stress.Xz),
            Catalogue.Pressure.Of(-stress.Trace / 3.0),
            Catalogue.MeanNormalForce.Of(m.Forces.Mean),
            Catalogue.LargestForceOverMean.Of(m.Forces.Mean > 0.0 ? m.Forces.Largest / m.Forces.Mean : 0.0),
            Catalogue.StrongFraction.Of(m.Forces.StrongFraction),
            Catalogue.ForceChains.Of(m.Chains.Count),
            Catalogue.ForceChainFraction.Of((double)m.Chains.Members / n),
            Catalogue.ForceChainLength.Of(m.Chains.MeanLength),
            Catalogue.ContactArea.Of(m.Pressures.ParticleArea),
            Catalogue.ContactAreaWalls.Of(m.Pressures.WallArea),
            Catalogue.ContactPressure.Of(m.Pressures.Mean),
            Catalogue.LocalSolidsMean.Of(m.Cells.Solids.DefaultIfEmpty().Average()),
            Catalogue.LocalSolidsSd.Of(Deviation(m.Cells.Solids)),
            Catalogue.VerticalStrain.Of(m.Total.Affine.Gradient.Z),
            Catalogue.ShearX.Of(m.Total.Affine.Gradient.X),
            Catalogue.DisplacementVerticalMean.Of(m.Total.Displacement.Select(u => u.Z).DefaultIfEmpty().Average()),
            Catalogue.DisplacementLateralRms.Of(Rms(m.Total.Displacement, Lateral)),
            Catalogue.NonaffineRms.Of(Rms(m.Total.NonAffine, u => u.Length)),
            Catalogue.NonaffineStepRms.Of(Rms(m.Step.NonAffine, u => u.Length)),
            Catalogue.D2minMean.Of(m.Total.D2Min.DefaultIfEmpty().Average()),
            Catalogue.D2minStepMean.Of(m.Step.D2Min.DefaultIfEmpty().Average()),
            Catalogue.RotationStepRms.Of(Rms(m.Step.Rotation, u => u.Length)),
        ];
    }

    private static double Lateral(Vec3 u) => Math.Sqrt(u.X * u.X + u.Y * u.Y);

    private static double Rms(Vec3[] values, Func<Vec3, double> length) =>
        Math.Sqrt(values.Select(u => length(u) * length(u)).DefaultIfEmpty().Average());

    private static double Deviation(double[] values)
    {
        var mean = values.DefaultIfEmpty().Average();
        return Math.Sqrt(values.Select(v => (v - mean) * (v - mean)).DefaultIfEmpty().Average());
    }

    private static int[] Flags(bool[] flags) => Array.ConvertAll(flags, f => f ? 1 : 0);

    private static double[] Flat(Vec3[] vectors)
    {
        var flat = new double[3 * vectors.Length];
        for (var i = 0; i < vectors.Length; i++)
            (flat[3 * i], flat[3 * i + 1], flat[3 * i + 2]) = (vectors[i].X, vectors[i].Y, vectors[i].Z);
        return flat;
    }

    private static double[] Flat(Sym3[] tensors)
    {
        var flat = new double[6 * tensors.Length];
        for (var i = 0; i < tensors.Length; i++)
        {
            var t = tensors[i];
            (flat[6 * i], flat[6 * i + 1], flat[6 * i + 2]) = (t.Xx, t.Yy, t.Zz);
            (flat[6 * i + 3], flat[6 * i + 4], flat[6 * i + 5]) = (t.Xy, t.Yz, t.Xz);
        }

        return flat;
    }
}
