using LmpDem.Engine.Units;

namespace LmpDem.Transport.Ebac;

/// <summary>
/// Electron beam absorbed current: a beam on a section puts its current into the body that it hits, and what reaches the copper
/// is measured. None of these values is the paper's: they are the user's.
/// </summary>
public sealed record EbacSpec
{
    /// <summary>Beam current that a body absorbs; what is collected is proportional to it [A].</summary>
    [Parameter("beam current absorbed by a body; the collected current is proportional to it", Unit = "nA", Min = 1e-4, Max = 1e4,
        Source = "user's choice; not in the paper's text")]
    public double BeamCurrent { get; init; } = 1e-9;

    /// <summary>Beam energy, which sets the blur [J].</summary>
    [Parameter("beam energy, which sets the blur by the electrons' range", Unit = "keV", Min = 1, Max = 40,
        Source = "usual 10 to 20 keV; not in the paper's text")]
    public double BeamEnergy { get; init; } = Unit.Parse("keV").ToSi(15); // as a reader of "15 keV" gets it, to the bit

    /// <summary>
    /// Conductance from each body to ground past the copper: an isolated body must drain its current somewhere, through its film,
    /// the binder or by emission. Where it is far below the conductance of a junction (some S), a body's share is its
    /// connection, near 0 or 1, and its value does not matter [S].
    /// </summary>
    [Parameter("leak of each body to ground past the copper; without effect on the map as long as it is far below a metallic junction's "
        + "conductance", Unit = "nS", Min = 1e-6, Max = 1e9, Source = "user's choice; not in the paper's text")]
    public double Leak { get; init; } = 1e-9;
}
