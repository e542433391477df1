using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Stepping;

/// <summary>Settings of the time integration: time step, damping, body force, threads.</summary>
public sealed record DemSettings
{
    /// <summary>Time step [s]; unset: <see cref="TimeStepFraction"/> of the stable one.</summary>
    public double? TimeStep { get; init; }

    /// <summary>Fraction of the stable time step that is taken where <see cref="TimeStep"/> is unset.</summary>
    public double TimeStepFraction { get; init; } = 0.2;

    /// <summary>Acceleration of every particle [m/s2].</summary>
    public Vec3 Gravity { get; init; }

    /// <summary>Local non-viscous damping coefficient (Cundall 1987), 0 to below 1.</summary>
    public double LocalDamping { get; init; }

    /// <summary>Viscous damping rate of the velocities, dv/dt = -rate v [1/s].</summary>
    public double ViscousDamping { get; init; }

    /// <summary>Whether the particles' rotation vectors are integrated; benchmarks leave it out as their peers do.</summary>
    public bool FollowRotations { get; init; } = true;

    /// <summary>Worker threads; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;
}
