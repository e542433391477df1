using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Dem.Measures;

/// <summary>Names and units of the rearrangement measures, as they stand in snapshots and in rearrangement.csv.</summary>
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
            new("coordination", "1", 1, m.Coordination.WithTools, "contacts with particles and tools"),
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
            Field.Single("thickness", "m", m.Present.Thickness, "height of the layer"),
            Field.Single("solids", "1", m.SolidsFraction, "undeformed solid volume over the layer's"),
            Field.Single("porosity", "1", 1.0 - m.SolidsFraction, "one minus solids"),
            Field.Single("coordination", "1", m.Coordination.Mean, "mean contacts with particles"),
            Field.Single("coordination_with_tools", "1", m.Coordination.MeanWithTools, "mean contacts with particles and tools"),
            Field.Single(
                "coordination_without_rattlers", "1", m.Coordination.MeanWithoutRattlers,
                    "mean contacts, among themselves, of the particles that carry load"),
            Field.Single("rattler_share", "1", (double)m.Coordination.RattlerCount / n, "share of particles that carry no load"),
            Field.Single("contacts", "1", m.Coordination.ParticleContacts, "particle-particle contacts"),
            Field.Single("contacts_born", "1", m.Changes.BornCount, "contacts born since the previous snapshot"),
            Field.Single("contacts_lost", "1", m.Changes.LostCount, "contacts lost since the previous snapshot"),
            Field.Single("fabric_xx", "1", m.Fabric.Xx, "fabric tensor"),
            Field.Single("fabric_yy", "1", m.Fabric.Yy, "fabric tensor"),
            Field.Single("fabric_zz", "1", m.Fabric.Zz, "fabric tensor"),
            Field.Single("fabric_xz", "1", m.Fabric.Xz, "fabric tensor"),
            Field.Single("fabric_vertical", "1", Measures.Fabric.Vertical(m.Fabric), "fabric anisotropy along the press direction"),
            Field.Single("stress_xx", "Pa", stress.Xx, "Love-Weber stress of the layer, tension positive"),
            Field.Single("stress_yy", "Pa", stress.Yy, "Love-Weber stress of the layer"),
            Field.Single("stress_zz", "Pa", stress.Zz, "Love-Weber stress of the layer"),
            Field.Single("stress_xz", "Pa", stress.Xz, "Love-Weber stress of the layer"),
            Field.Single("pressure", "Pa", -stress.Trace / 3.0, "mean pressure of the layer"),
            Field.Single("mean_normal_force", "N", m.Forces.Mean, "mean normal force of the contacts"),
            Field.Single(
                "largest_force_over_mean", "1", m.Forces.Mean > 0.0 ? m.Forces.Largest / m.Forces.Mean : 0.0,
                "largest normal force over the mean"),
            Field.Single("strong_share", "1", m.Forces.StrongShare, "share of contacts above the mean force"),
            Field.Single("force_chains", "1", m.Chains.Count, "number of force chains"),
            Field.Single("force_chain_share", "1", (double)m.Chains.Members / n, "share of particles in force chains"),
            Field.Single("force_chain_length", "1", m.Chains.MeanLength, "mean particles per force chain"),
            Field.Single("contact_area", "m2", m.Pressures.ParticleArea, "sum of the particle-particle contact areas"),
            Field.Single("contact_area_tools", "m2", m.Pressures.ToolArea, "sum of the contact areas at tools"),
            Field.Single("contact_pressure", "Pa", m.Pressures.Mean, "normal forces over areas of the particle contacts"),
            Field.Single("local_solids_mean", "1", m.Cells.Solids.DefaultIfEmpty().Average(), "mean solids fraction of the power cells"),
            Field.Single("local_solids_sd", "1", Deviation(m.Cells.Solids), "standard deviation of the solids fraction of the power cells"),
            Field.Single("vertical_strain", "1", m.Total.Affine.Gradient.Z, "vertical strain of the affine map since the packed layer"),
            Field.Single("shear_x", "1", m.Total.Affine.Gradient.X, "shear along x of the affine map since the packed layer"),
            Field.Single("displacement_vertical_mean", "m", m.Total.Displacement.Select(u => u.Z).DefaultIfEmpty().Average(),
                "mean vertical displacement since the packed layer"),
            Field.Single("displacement_lateral_rms", "m", Rms(m.Total.Displacement, Lateral),
                "lateral displacement since the packed layer"),
            Field.Single("nonaffine_rms", "m", Rms(m.Total.NonAffine, u => u.Length), "non-affine displacement since the packed layer"),
            Field.Single("nonaffine_step_rms", "m", Rms(m.Step.NonAffine, u => u.Length),
                "non-affine displacement since the previous snapshot"),
            Field.Single("d2min_mean", "m2", m.Total.D2Min.DefaultIfEmpty().Average(), "mean D2min since the packed layer"),
            Field.Single("d2min_step_mean", "m2", m.Step.D2Min.DefaultIfEmpty().Average(), "mean D2min since the previous snapshot"),
            Field.Single("rotation_step_rms", "rad", Rms(m.Step.Rotation, u => u.Length), "rotation since the previous snapshot"),
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
