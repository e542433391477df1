using System.Reflection;

namespace LmpDem.Dem.Laws;

/// <summary>
/// The contact force laws; see docs/physics.md for their formulas and limits. This is the list of laws: each names the type that
/// implements it, and this is the only place where one is chosen.
/// </summary>
public enum ContactLaw
{
    /// <summary>Hertz normal, Mindlin tangential history, Coulomb, viscous damping (Tsuji 1992).</summary>
    [Law<HertzMindlin>]
    HertzMindlin,

    /// <summary>Linear spring and dashpot (Cundall and Strack 1979).</summary>
    [Law<LinearSpring>]
    Linear,

    /// <summary>Rigid-perfectly plastic contact (Storakers et al. 1997) with elastic unloading; to relative density 0.8.</summary>
    [Law<Plastic>]
    Plastic,

    /// <summary>Plastic contacts of volume-conserving particles that close up (after Zunker and Kamrin 2024); to 0.95.</summary>
    [Law<PlasticDense>]
    PlasticDense,
}

/// <summary>From the name of a law to its type, once a run.</summary>
public static class ContactLaws
{
    /// <summary>Publication of a law.</summary>
    /// <param name="law">The law.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value names no law.</exception>
    public static string SourceOf(ContactLaw law) => Descriptor(law).Source;

    /// <summary>Compiles something for a law.</summary>
    internal static TResult Apply<TResult>(ContactLaw law, ILawUser<TResult> user) => Descriptor(law).Apply(user);

    private static LawAttribute Descriptor(ContactLaw law) =>
        typeof(ContactLaw).GetField(law.ToString())?.GetCustomAttribute<LawAttribute>()
        ?? throw new ArgumentOutOfRangeException(nameof(law), law, "unknown contact law");
}

/// <summary>Code that is compiled once for every law.</summary>
internal interface ILawUser<out TResult>
{
    /// <summary>The result for one law.</summary>
    TResult Use<TLaw>()
        where TLaw : struct, IContactLaw<TLaw>;
}

/// <summary>Ties a name in <see cref="ContactLaw"/> to its type.</summary>
internal abstract class LawAttribute : Attribute
{
    public abstract string Source { get; }

    public abstract TResult Apply<TResult>(ILawUser<TResult> user);
}

/// <inheritdoc/>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class LawAttribute<TLaw> : LawAttribute
    where TLaw : struct, IContactLaw<TLaw>
{
    public override string Source => TLaw.Source;

    public override TResult Apply<TResult>(ILawUser<TResult> user) => user.Use<TLaw>();
}
