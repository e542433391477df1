namespace LmpDem.Transport.Networks;

/// <summary>What became of the metallic junctions from one state to the next.</summary>
/// <param name="Step">Number of the later state.</param>
/// <param name="RatioBefore">Calendering ratio of the state before.</param>
/// <param name="Ratio">Calendering ratio of the later state.</param>
/// <param name="Births">Junctions that became metallic between pairs that did not touch before.</param>
/// <param name="Films">Junctions that became metallic in contacts that insulated before.</param>
/// <param name="Lost">Junctions that are no longer metallic.</param>
/// <param name="FoilShareBefore">Volume share of the foil's cluster in the state before.</param>
/// <param name="FoilShareAfterLosses">The same with the lost junctions taken out.</param>
/// <param name="FoilShare">Volume share of the foil's cluster in the later state.</param>
/// <param name="GiantShareBefore">Volume share of the largest cluster in the state before.</param>
/// <param name="GiantShareAfterLosses">The same with the lost junctions taken out.</param>
/// <param name="GiantShare">Volume share of the largest cluster in the later state.</param>
public sealed record JunctionStep(
    int Step, double RatioBefore, double Ratio, int Births, int Films, int Lost,
    double FoilShareBefore, double FoilShareAfterLosses, double FoilShare, double GiantShareBefore, double GiantShareAfterLosses, double GiantShare);
