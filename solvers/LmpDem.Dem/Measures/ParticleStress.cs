using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Measures;

/// <summary>
/// Love-Weber stress of every particle: sigma = (1/V) sum f (x) b over its contacts, with f the force on the particle, b from
/// its centre to the contact point and V its own undeformed volume. Tension is positive, so a pressed particle has negative
/// diagonal components; <see cref="Pressure"/> is positive in compression. Inertia is left out (quasi-static states).
/// </summary>
public sealed class ParticleStress
{
    private readonly double[] volume;

    /// <summary>Sums the contact forces of a state.</summary>
    public ParticleStress(PackingState state)
    {
        var contacts = state.Contacts;
        Tensor = new Sym3[state.Count];
        volume = new double[state.Count];
        for (var c = 0; c < contacts.Count; c++)
        {
            var i = contacts.First[c];
            var force = contacts.Force[c];
            if (contacts.IsTool(c))
            {
                var tool = state.Tools[contacts.ToolOf(c)];
                var toWall = -tool.Distance(state.Position[i]) * contacts.Normal[c];
                Tensor[i] += Sym3.Dyad(force, toWall);
                continue;
            }

            var j = contacts.Second[c];
            var branch = state.Box.MinImage(state.Position[j] - state.Position[i]); // from i to j
            var share = state.Radius[i] / (state.Radius[i] + state.Radius[j]); // the arms are in proportion to the radii
            Tensor[i] += Sym3.Dyad(force, share * branch);
            Tensor[j] += Sym3.Dyad(-force, (share - 1.0) * branch);
        }

        for (var i = 0; i < state.Count; i++)
        {
            volume[i] = PackingState.VolumeOf(state.Radius[i]);
            Tensor[i] = 1.0 / volume[i] * Tensor[i];
        }
    }

    /// <summary>Mean stress in the particle, tension positive, one per particle [Pa].</summary>
    public Sym3[] Tensor { get; }

    /// <summary>Pressure of a particle, compression positive [Pa].</summary>
    public double Pressure(int particle) => -Tensor[particle].Trace / 3.0;

    /// <summary>Mean stress of a region that holds all particles: sum of V sigma over the region's volume [Pa].</summary>
    /// <param name="regionVolume">Volume of the region, pores included [m3].</param>
    public Sym3 MeanOver(double regionVolume)
    {
        var sum = default(Sym3);
        for (var i = 0; i < Tensor.Length; i++) sum += volume[i] * Tensor[i];
        return 1.0 / regionVolume * sum;
    }
}
