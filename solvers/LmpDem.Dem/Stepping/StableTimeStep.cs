using LmpDem.Dem.Laws;

namespace LmpDem.Dem.Stepping;

/// <summary>Longest stable time steps.</summary>
public static class StableTimeStep
{
    /// <summary>
    /// The longest stable step of the law with the lightest particle (<see cref="IContactLaw{TSelf}.StableTimeStep"/>) [s].
    /// </summary>
    /// <param name="material">Bulk properties.</param>
    /// <param name="contact">Coefficients of the law.</param>
    /// <param name="radius">Radii [m].</param>
    /// <exception cref="ArgumentOutOfRangeException">The value names no law.</exception>
    public static double For(MaterialSpec material, ContactSpec contact, ReadOnlySpan<double> radius)
    {
        double least = double.PositiveInfinity, sum = 0.0;
        foreach (var r in radius)
        {
            least = Math.Min(least, r);
            sum += r;
        }

        return ContactLaws.Apply(contact.Law, new Longest(material, contact, least, sum / radius.Length));
    }

    private sealed record Longest(MaterialSpec Material, ContactSpec Contact, double Smallest, double Mean) : ILawUser<double>
    {
        public double Use<TLaw>()
            where TLaw : struct, IContactLaw<TLaw> => TLaw.StableTimeStep(Material, Contact, Smallest, Mean);
    }
}
