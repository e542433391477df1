using System.Diagnostics;
using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Benchmarks;

/// <summary>
/// Throughput of the DEM step on a fixed problem that other codes can run the same: fully periodic, E = 1e7 Pa, nu = 0.3,
/// density 1000 kg/m3, restitution 0.5 (Tsuji damping), friction 0.5, Hertz-Mindlin with tangential history, no gravity,
/// dt = 5e-6 s, start velocity 0.5 m/s (sin 2 pi y/L, sin 2 pi z/L, sin 2 pi x/L) with L the edge of the single pack.
/// </summary>
public static class DemBenchmark
{
    private const int EnergyInterval = 100;

    // The peers' polynomial for Tsuji's damping at 0.5, which they use with the reduced mass, damps like this restitution
    // (5 % in the third peak of the energy curve). The comparison asks for the same damping, not for the same word.
    private const double PeersHalf = 0.616076;

    /// <summary>Integrates the motion of a packing and measures.</summary>
    /// <param name="pack">Packing.</param>
    /// <param name="replicate">Copies along x, y and z.</param>
    /// <param name="steps">Time steps.</param>
    /// <param name="threads">Worker threads.</param>
    /// <param name="law">Contact law; null: Hertz-Mindlin, which peers run. Laws that yield do so at E/1000.</param>
    /// <param name="energy">Called with (step, kinetic energy of translation [J]) every 100 steps; null measures speed alone.</param>
    public static DemBenchmarkResult Run(
        Packing pack, (int X, int Y, int Z) replicate, int steps, int threads, ContactLaw? law = null,
        Action<int, double>? energy = null)
    {
        var spheres = Replicate(pack, replicate);
        var length = new Vec3(pack.Length.X * replicate.X, pack.Length.Y * replicate.Y, pack.Length.Z * replicate.Z);
        var material = new MaterialSpec { Density = 1000.0, YoungsModulus = 1e7, PoissonRatio = 0.3, YieldStrength = 1e4 };
        var contact = new ContactSpec { Law = law ?? ContactLaw.HertzMindlin, Friction = 0.5, Restitution = PeersHalf };
        var settings = new DemSettings { TimeStep = 5e-6, Threads = threads, FollowRotations = false };
        var box = new Box(length, true, true, true);
        // Peers' loop times leave out what comes before the first step; here that includes compiling the kernels.
        using (var warm = DemStepper.Create(spheres, box, [], material, contact, settings)) warm.Run(2);
        using var stepper = DemStepper.Create(spheres, box, [], material, contact, settings);
        var clock = new Stopwatch();
        for (var done = 0; done < steps;)
        {
            if (energy is not null) energy(done, TranslationEnergy(stepper, material.Density));
            var chunk = energy is null ? steps : Math.Min(EnergyInterval, steps - done);
            clock.Start();
            stepper.Run(chunk);
            clock.Stop();
            done += chunk;
        }

        if (energy is not null) energy(steps, TranslationEnergy(stepper, material.Density));
        var seconds = clock.Elapsed.TotalSeconds;
        return new DemBenchmarkResult(
            spheres.Count, steps, threads, seconds, (double)spheres.Count * steps / seconds,
            stepper.Equilibrium().MeanCoordination, stepper.Rebuilds, (double)stepper.Bytes / spheres.Count);
    }

    private static double TranslationEnergy(DemStepper stepper, double density)
    {
        stepper.Synchronize();
        var energy = 0.0;
        for (var i = 0; i < stepper.Spheres.Count; i++)
        {
            var mass = density * 4.0 / 3.0 * Math.PI * Math.Pow(stepper.Spheres.Radius[i], 3);
            energy += 0.5 * mass * stepper.Spheres.Velocity[i].LengthSquared;
        }

        return energy;
    }

    private static Spheres Replicate(Packing pack, (int X, int Y, int Z) times)
    {
        var spheres = new Spheres(pack.Radius.Length * times.X * times.Y * times.Z);
        var wave = 2.0 * Math.PI / pack.Length.X;
        var n = 0;
        for (var i = 0; i < times.X; i++)
        {
            for (var j = 0; j < times.Y; j++)
            {
                for (var k = 0; k < times.Z; k++)
                {
                    var shift = new Vec3(i * pack.Length.X, j * pack.Length.Y, k * pack.Length.Z);
                    for (var p = 0; p < pack.Radius.Length; p++, n++)
                    {
                        var at = pack.Position[p] + shift;
                        spheres.Position[n] = at;
                        spheres.Radius[n] = spheres.ApparentRadius[n] = pack.Radius[p];
                        spheres.Velocity[n] = 0.5 * new Vec3(Math.Sin(wave * at.Y), Math.Sin(wave * at.Z), Math.Sin(wave * at.X));
                    }
                }
            }
        }

        return spheres;
    }
}

/// <summary>What <c>lmpdem bench dem</c> prints.</summary>
/// <param name="Particles">Number of particles.</param>
/// <param name="Steps">Time steps done.</param>
/// <param name="Threads">Threads requested.</param>
/// <param name="Seconds">Wall time of the steps [s].</param>
/// <param name="ParticleStepsPerSecond">Throughput [1/s].</param>
/// <param name="ContactsPerParticle">Mean number of contacts of a particle at the end.</param>
/// <param name="Rebuilds">Neighbour searches.</param>
/// <param name="BytesPerParticle">Memory of the stepper's columns per particle [bytes].</param>
public sealed record DemBenchmarkResult(
    int Particles, int Steps, int Threads, double Seconds, double ParticleStepsPerSecond, double ContactsPerParticle, int Rebuilds,
        double BytesPerParticle)
{
    /// <summary>Largest resident memory of the process until the result was made, everything included [bytes].</summary>
    public long PeakMemoryBytes { get; init; } = PeakMemory.Bytes();
}
