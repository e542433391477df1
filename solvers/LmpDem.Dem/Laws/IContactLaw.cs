namespace LmpDem.Dem.Laws;

/// <summary>
/// Everything a scenario needs of a law: how it is made, its stable time step, and its source. A new law is one such type, and
/// a line in <see cref="ContactLaw"/> or a name of its own (<see cref="ContactLaw.Of{TLaw}"/>).
/// </summary>
/// <typeparam name="TSelf">The law itself.</typeparam>
public interface IContactLaw<TSelf> : INormalLaw
    where TSelf : struct, IContactLaw<TSelf>
{
    /// <summary>Publication of the law: authors, year, DOI.</summary>
    static abstract string Source { get; }

    /// <summary>The law for a material and the coefficients of a scenario.</summary>
    /// <param name="material">Bulk properties of both bodies.</param>
    /// <param name="contact">Coefficients.</param>
    /// <param name="meanRadius">Mean radius of the particles [m].</param>
    static abstract TSelf Create(MaterialSpec material, ContactSpec contact, double meanRadius);

    /// <summary>Longest time step of a particle with the stiffest contacts that it may get [s].</summary>
    /// <param name="material">Bulk properties.</param>
    /// <param name="contact">Coefficients.</param>
    /// <param name="smallestRadius">Radius of the smallest particle, which bounds the step [m].</param>
    /// <param name="meanRadius">Mean radius of the particles [m].</param>
    static abstract double StableTimeStep(MaterialSpec material, ContactSpec contact, double smallestRadius, double meanRadius);
}
