namespace LmpDem.Benchmarks;

/// <summary>What <c>lmpdem bench network</c> prints.</summary>
/// <param name="Bodies">Number of bodies.</param>
/// <param name="Junctions">Mechanical contacts.</param>
/// <param name="Metallic">Metallic junctions.</param>
/// <param name="Threads">Threads requested; the network runs on one.</param>
/// <param name="FoilShare">Volume fraction of the foil's cluster.</param>
/// <param name="EffectiveConductivity">Conductivity through the thickness [S/m].</param>
/// <param name="Iterations">Iterations of that solve.</param>
/// <param name="RelativeResidual">Relative residual of that solve.</param>
/// <param name="EbacIterations">Iterations of the solve of the EBAC map.</param>
/// <param name="ClusterSeconds">Wall time of the clusters [s].</param>
/// <param name="SolveSeconds">Wall time of the solve through the thickness, preconditioner included [s].</param>
/// <param name="PathSeconds">Wall time of the paths to the foil [s].</param>
/// <param name="EbacSeconds">Wall time of the EBAC map [s].</param>
/// <param name="Seconds">Wall time of all four [s].</param>
public sealed record NetworkBenchmarkResult(
    int Bodies, int Junctions, int Metallic, int Threads, double FoilShare, double EffectiveConductivity, int Iterations, double RelativeResidual,
    int EbacIterations, double ClusterSeconds, double SolveSeconds, double PathSeconds, double EbacSeconds, double Seconds);
