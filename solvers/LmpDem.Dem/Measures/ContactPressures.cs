namespace LmpDem.Dem.Measures;

/// <summary>Contact areas and mean contact pressures by the contact law in use.</summary>
public sealed class ContactPressures
{
    /// <summary>Takes areas and pressures of a state.</summary>
    public ContactPressures(PackingState state)
    {
        var contacts = state.Contacts;
        PerContact = new double[contacts.Count];
        AreaPerParticle = new double[state.Count];
        PerParticle = new double[state.Count];
        double force = 0.0, area = 0.0;
        for (var c = 0; c < contacts.Count; c++)
        {
            if (contacts.Area[c] > 0.0) PerContact[c] = contacts.NormalForce[c] / contacts.Area[c];
            Add(contacts.First[c], contacts.NormalForce[c], contacts.Area[c]);
            if (contacts.IsTool(c))
            {
                ToolArea += contacts.Area[c];
                continue;
            }

            Add(contacts.Second[c], contacts.NormalForce[c], contacts.Area[c]);
            force += contacts.NormalForce[c];
            area += contacts.Area[c];
        }

        ParticleArea = area;
        Mean = area > 0.0 ? force / area : 0.0;
        for (var i = 0; i < state.Count; i++)
        {
            PerParticle[i] = AreaPerParticle[i] > 0.0 ? PerParticle[i] / AreaPerParticle[i] : 0.0;
        }
    }

    /// <summary>Normal force over area, one per contact; 0 without area [Pa].</summary>
    public double[] PerContact { get; }

    /// <summary>Sum of the contact areas of a particle, walls included, one per particle [m2].</summary>
    public double[] AreaPerParticle { get; }

    /// <summary>Sum of normal forces over sum of areas of a particle, one per particle [Pa].</summary>
    public double[] PerParticle { get; }

    /// <summary>Sum of the particle-particle contact areas [m2].</summary>
    public double ParticleArea { get; }

    /// <summary>Sum of the contact areas at walls [m2].</summary>
    public double ToolArea { get; private set; }

    /// <summary>Sum of the particle-particle normal forces over the sum of their areas [Pa].</summary>
    public double Mean { get; }

    private void Add(int particle, double normalForce, double area)
    {
        PerParticle[particle] += normalForce;
        AreaPerParticle[particle] += area;
    }
}
