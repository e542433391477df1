namespace LmpDem.Benchmarks;

/// <summary>What <c>lmpdem bench fv</c> prints.</summary>
/// <param name="Bodies">Number of bodies.</param>
/// <param name="Template">Mesh of a body, "n,m".</param>
/// <param name="Zones">Zones of all bodies; lanes that hold no body are not counted.</param>
/// <param name="Steps">Steps timed.</param>
/// <param name="Threads">Threads requested.</param>
/// <param name="Ratio">Calendering ratio when the timing began.</param>
/// <param name="SolidsFraction">Solids fraction when the timing began.</param>
/// <param name="Pressure">Mean pressure on the press over the timed steps [Pa].</param>
/// <param name="ContactsPerBody">Other bodies, images included, that press on a body, on average.</param>
/// <param name="BrokenShare">Fraction of the film's facets that are broken.</param>
/// <param name="Unbalanced">Net over applied forces on the nodes at the end.</param>
/// <param name="Seconds">Wall time of the timed steps [s].</param>
/// <param name="ZoneStepsPerSecond">Throughput of whole steps [1/s].</param>
/// <param name="ZoneKernelStepsPerSecond">Zones times steps over the time of the first thread in the zone kernel [1/s].</param>
/// <param name="BytesPerZone">Memory of all state and lists per zone [bytes].</param>
/// <param name="ZonesPercent">Share of the zone kernel in the first thread's time [%].</param>
/// <param name="FilmPercent">Share of the film [%].</param>
/// <param name="ContactPercent">Share of contacts of bodies and tools, waiting for the other threads included [%].</param>
/// <param name="MotionPercent">Share of the motion of nodes and the check of the film [%].</param>
public sealed record FvBenchmarkResult(
    int Bodies, string Template, long Zones, int Steps, int Threads, double Ratio, double SolidsFraction, double Pressure, double ContactsPerBody,
    double BrokenShare, double Unbalanced, double Seconds, double ZoneStepsPerSecond, double ZoneKernelStepsPerSecond, double BytesPerZone,
    double ZonesPercent, double FilmPercent, double ContactPercent, double MotionPercent);
