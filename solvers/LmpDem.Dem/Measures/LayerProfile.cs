namespace LmpDem.Dem.Measures;

/// <summary>
/// The layer in equal slabs from its bottom to its top. A sphere counts in each slab with the exact volume it has there. What
/// reaches past the faces by overlap with a wall was displaced into the layer: it is spread over the rest of its sphere, so
/// that the profile holds all the solid.
/// </summary>
public sealed class LayerProfile
{
    /// <summary>Sums a packing over slabs.</summary>
    /// <param name="state">The packing.</param>
    /// <param name="stress">Its stresses.</param>
    /// <param name="slabs">Number of slabs.</param>
    public LayerProfile(PackingState state, ParticleStress stress, int slabs)
    {
        Height = new double[slabs];
        Solids = new double[slabs];
        Pressure = new double[slabs];
        VerticalStress = new double[slabs];
        LateralStress = new double[slabs];
        var thickness = state.Thickness / slabs;
        for (var s = 0; s < slabs; s++) Height[s] = (s + 0.5) * thickness;
        if (!(thickness > 0.0)) return;
        var volume = thickness * state.Box.FootArea;
        for (var i = 0; i < state.Count; i++)
        {
            var r = state.Radius[i];
            var z = state.Position[i].Z - state.Bottom;
            var first = Math.Clamp((int)Math.Floor((z - r) / thickness), 0, slabs - 1);
            var last = Math.Clamp((int)Math.Floor((z + r) / thickness), 0, slabs - 1);
            var whole = PackingState.VolumeOf(r);
            var inside = VolumeBelow(r, state.Thickness - z) - VolumeBelow(r, -z);
            for (var s = first; s <= last; s++)
            {
                var there = VolumeBelow(r, (s + 1) * thickness - z) - VolumeBelow(r, s * thickness - z);
                var fraction = (inside > 0.0 ? there * whole / inside : whole / (last - first + 1)) / volume;
                Solids[s] += fraction;
                Pressure[s] += fraction * stress.Pressure(i);
                VerticalStress[s] -= fraction * stress.Tensor[i].Zz;
                LateralStress[s] -= fraction * 0.5 * (stress.Tensor[i].Xx + stress.Tensor[i].Yy);
            }
        }
    }

    /// <summary>Height of each slab's middle above the layer's bottom [m].</summary>
    public double[] Height { get; }

    /// <summary>Solids fraction of each slab, by undeformed volumes.</summary>
    public double[] Solids { get; }

    /// <summary>Pressure of each slab, pores included, compression positive [Pa].</summary>
    public double[] Pressure { get; }

    /// <summary>Vertical normal stress of each slab, pores included, compression positive [Pa].</summary>
    public double[] VerticalStress { get; }

    /// <summary>Mean lateral normal stress of each slab, pores included, compression positive [Pa].</summary>
    public double[] LateralStress { get; }

    /// <summary>Volume of a sphere below a horizontal plane [m3].</summary>
    /// <param name="radius">Radius of the sphere [m].</param>
    /// <param name="height">Height of the plane above the sphere's centre, may be negative [m].</param>
    public static double VolumeBelow(double radius, double height)
    {
        var depth = Math.Clamp(height + radius, 0.0, 2.0 * radius);
        return Math.PI / 3.0 * depth * depth * (3.0 * radius - depth);
    }
}
