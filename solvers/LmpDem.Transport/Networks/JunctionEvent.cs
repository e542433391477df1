namespace LmpDem.Transport.Networks;

/// <summary>A junction that became metallic and joined two clusters. Volumes and shares are those right before and after it.</summary>
/// <param name="Step">Number of the state that it is in.</param>
/// <param name="RatioBefore">Calendering ratio of the state before.</param>
/// <param name="Ratio">Calendering ratio of the state.</param>
/// <param name="First">First body.</param>
/// <param name="Second">Second body; -1 at the foil.</param>
/// <param name="Area">Metallic area [m2].</param>
/// <param name="Origin">How it became metallic.</param>
/// <param name="FirstVolume">Volume of the cluster of the first body [m3].</param>
/// <param name="SecondVolume">Volume of the cluster of the second body or the foil [m3].</param>
/// <param name="JoinsFoil">Whether one of the clusters is the foil's.</param>
/// <param name="FoilShareBefore">Volume share of the foil's cluster before.</param>
/// <param name="FoilShare">Volume share of the foil's cluster after.</param>
/// <param name="GiantShareBefore">Volume share of the largest cluster before.</param>
/// <param name="GiantShare">Volume share of the largest cluster after.</param>
public sealed record JunctionEvent(
    int Step, double RatioBefore, double Ratio, int First, int Second, double Area, JunctionOrigin Origin, double FirstVolume, double SecondVolume,
    bool JoinsFoil, double FoilShareBefore, double FoilShare, double GiantShareBefore, double GiantShare)
{
    /// <summary>Volume share that it joins to the foil.</summary>
    public double FoilJump => FoilShare - FoilShareBefore;

    /// <summary>Volume share that it adds to the largest cluster.</summary>
    public double GiantJump => GiantShare - GiantShareBefore;
}
