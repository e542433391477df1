namespace LmpDem.Transport.Plating;

/// <summary>How the current density of charge transfer depends on the overpotential.</summary>
public enum KineticsLaw
{
    /// <summary>Proportional to it: the limit of small overpotentials.</summary>
    Linear,

    /// <summary>Butler-Volmer with one charge-transfer coefficient.</summary>
    ButlerVolmer,
}
