using LmpDem.Engine.Units;

namespace LmpDem.Dem.Laws;

/// <summary>
/// A contact force law by its name; see docs/physics.md for formulas and limits. The laws of this project are the list
/// <see cref="All"/>; any other type of a law gets a name by <see cref="Of{TLaw}"/>. This is the only place where a law is chosen.
/// </summary>
public abstract record ContactLaw : INamedChoice
{
    private ContactLaw(string key) => Key = key;

    /// <summary>Hertz normal, Mindlin tangential history, Coulomb, viscous damping (Tsuji 1992).</summary>
    public static ContactLaw HertzMindlin { get; } = Of<HertzMindlin>("hertz_mindlin");

    /// <summary>Linear spring and dashpot (Cundall and Strack 1979).</summary>
    public static ContactLaw Linear { get; } = Of<LinearSpring>("linear");

    /// <summary>Rigid-perfectly plastic contact (Storakers et al. 1997) with elastic unloading; to relative density 0.8.</summary>
    public static ContactLaw Plastic { get; } = Of<Plastic>("plastic");

    /// <summary>Plastic contacts of volume-conserving particles that close up (after Zunker and Kamrin 2024); to 0.95.</summary>
    public static ContactLaw PlasticDense { get; } = Of<PlasticDense>("plastic_dense");

    /// <summary>The laws of this project.</summary>
    public static IReadOnlyList<ContactLaw> All { get; } = [HertzMindlin, Linear, Plastic, PlasticDense];

    /// <summary>The word of a scenario.</summary>
    public string Key { get; }

    /// <summary>Publication of the law: authors, year, DOI.</summary>
    public abstract string Source { get; }

    /// <summary>A law by its type, which need not be of this project.</summary>
    /// <typeparam name="TLaw">The law.</typeparam>
    /// <param name="key">Its name.</param>
    public static ContactLaw Of<TLaw>(string key)
        where TLaw : struct, IContactLaw<TLaw> => new Typed<TLaw>(key);

    /// <summary>A law of which only the name is known, as a finished run tells it; it cannot be computed with.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="whence">What has the law, for whoever tries to use it.</param>
    public static ContactLaw Absent(string key, string whence) => new Unknown(key, whence);

    /// <summary>The word of a scenario.</summary>
    public sealed override string ToString() => Key;

    /// <summary>Compiles something for the law.</summary>
    /// <exception cref="InvalidOperationException">Only its name is known.</exception>
    internal abstract TResult Apply<TResult>(ILawUser<TResult> user);

    private sealed record Typed<TLaw>(string Name) : ContactLaw(Name)
        where TLaw : struct, IContactLaw<TLaw>
    {
        public override string Source => TLaw.Source;

        internal override TResult Apply<TResult>(ILawUser<TResult> user) => user.Use<TLaw>();
    }

    private sealed record Unknown(string Name, string Whence) : ContactLaw(Name)
    {
        public override string Source => Whence;

        internal override TResult Apply<TResult>(ILawUser<TResult> user) =>
            throw new InvalidOperationException($"the contact law \"{Name}\" is not here: it comes from {Whence}");
    }
}

/// <summary>Code that is compiled once for every law.</summary>
internal interface ILawUser<out TResult>
{
    /// <summary>The result for one law.</summary>
    TResult Use<TLaw>()
        where TLaw : struct, IContactLaw<TLaw>;
}
