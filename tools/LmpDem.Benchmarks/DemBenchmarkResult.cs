namespace LmpDem.Benchmarks;

/// <summary>What <c>lmpdem bench dem</c> prints.</summary>
/// <param name="Particles">Number of particles.</param>
/// <param name="Steps">Steps marched.</param>
/// <param name="Threads">Threads requested.</param>
/// <param name="Seconds">Wall time of the steps [s].</param>
/// <param name="ParticleStepsPerSecond">Throughput [1/s].</param>
/// <param name="ContactsPerParticle">Mean number of contacts of a particle at the end.</param>
/// <param name="Rebuilds">Neighbour searches.</param>
/// <param name="BytesPerParticle">Memory of the stepper's columns per particle [bytes].</param>
public sealed record DemBenchmarkResult(
    int Particles, int Steps, int Threads, double Seconds, double ParticleStepsPerSecond, double ContactsPerParticle, int Rebuilds, double BytesPerParticle);
