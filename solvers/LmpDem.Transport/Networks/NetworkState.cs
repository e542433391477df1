namespace LmpDem.Transport.Networks;

/// <summary>A network at one ratio of a run.</summary>
/// <param name="Ratio">Calendering ratio.</param>
/// <param name="Network">Bodies and junctions; bodies keep their numbers over the states of a run.</param>
/// <param name="MetallicArea">Metallic area, one per junction, 0 = insulating [m2].</param>
public sealed record NetworkState(double Ratio, BodyNetwork Network, IReadOnlyList<double> MetallicArea);
