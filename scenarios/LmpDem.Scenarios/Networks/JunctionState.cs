using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Networks;

/// <summary>The network of one state of a run.</summary>
/// <param name="Ratio">Calendering ratio reached.</param>
/// <param name="Network">Bodies and junctions.</param>
public sealed record JunctionState(double Ratio, BodyNetwork Network)
{
    /// <summary>Whether spheres stand for the bodies, as a contact law gave the areas: films are not resolved then.</summary>
    public bool OfSpheres => double.IsNaN(Network.GapTolerance);
}
