using LmpDem.Dem.Laws;

namespace LmpDem.Dem.Stepping;

/// <summary>Longest stable time steps.</summary>
public static class StableTimeStep
{
    /// <summary>
    /// 2 sqrt(m / 6k) of the lightest particle with the stiffest contact it may get. Elastic laws: the Rayleigh wave's travel
    /// around a sphere, pi R sqrt(rho/G) / (0.163 nu + 0.877) (Li, Xu and Thornton 2005, doi 10.1016/j.powtec.2005.02.022).
    /// Linear law: six contacts of stiffness k. Plastic laws: the unloading stiffness 2 E* a of six contacts as wide as 0.6 of the radius, which
    /// is the harder bound.
    /// </summary>
    /// <param name="material">Bulk properties.</param>
    /// <param name="contact">Coefficients of the law.</param>
    /// <param name="radius">Radii [m].</param>
    /// <exception cref="ArgumentOutOfRangeException">A law without a stable step.</exception>
    public static double For(MaterialSpec material, ContactSpec contact, ReadOnlySpan<double> radius)
    {
        double least = double.PositiveInfinity, sum = 0.0;
        foreach (var r in radius)
        {
            least = Math.Min(least, r);
            sum += r;
        }

        var modulus = material.ContactModulus;
        var mass = material.Density * 4.0 / 3.0 * Math.PI * least * least * least;
        var shear = modulus / (2.0 * (1.0 + material.PoissonRatio));
        var pair = new ElasticPair(modulus, material.PoissonRatio);
        return contact.Law switch
        {
            ContactLaw.HertzMindlin => Math.PI * least * Math.Sqrt(material.Density / shear) / (0.163 * material.PoissonRatio + 0.877),
            ContactLaw.Linear => 2.0 * Math.Sqrt(mass / (6.0 * LinearSpring.Create(material, contact, sum / radius.Length).Stiffness)),
            ContactLaw.Plastic or ContactLaw.PlasticDense => 2.0 * Math.Sqrt(mass / (6.0 * 2.0 * pair.Normal * 0.6 * least)),
            _ => throw new ArgumentOutOfRangeException(nameof(contact), contact.Law, "no stable step is known for this law"),
        };
    }
}
