using System.Runtime.Intrinsics;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Stepping;

/// <summary>Settings that may change between runs without a new stepper.</summary>
/// <param name="TimeStep">Time step [s].</param>
/// <param name="Gravity">Acceleration of every particle [m/s2].</param>
/// <param name="LocalDamping">Local damping coefficient.</param>
/// <param name="ViscousDamping">Viscous damping rate [1/s].</param>
/// <param name="Friction">Coulomb coefficient between particles.</param>
/// <param name="WallFriction">Coulomb coefficient at walls.</param>
/// <param name="RollingFriction">Rolling resistance coefficient.</param>
/// <param name="FollowRotations">Whether rotation vectors are integrated.</param>
internal readonly record struct Marching(
    double TimeStep, Vec3 Gravity, double LocalDamping, double ViscousDamping, double Friction, double WallFriction, double RollingFriction,
    bool FollowRotations)
{
    /// <summary>Whether forces other than contact forces act on the particles.</summary>
    public bool IsPlain => !FollowRotations && Gravity == Vec3.Zero && LocalDamping == 0.0 && ViscousDamping == 0.0;
}

/// <summary>Data shared by the kernels of a step: box, time step, coefficients.</summary>
internal readonly struct StepConstants(Box box, double dt, double friction, double rolling)
{
    public readonly Vector512<double> LengthX = Vector512.Create(box.Length.X);
    public readonly Vector512<double> LengthY = Vector512.Create(box.Length.Y);
    public readonly Vector512<double> LengthZ = Vector512.Create(box.Length.Z);
    public readonly Vector512<double> InverseX = Vector512.Create(box.PeriodicX ? 1.0 / box.Length.X : 0.0);
    public readonly Vector512<double> InverseY = Vector512.Create(box.PeriodicY ? 1.0 / box.Length.Y : 0.0);
    public readonly Vector512<double> InverseZ = Vector512.Create(box.PeriodicZ ? 1.0 / box.Length.Z : 0.0);
    public readonly double TimeStep = dt;
    public readonly double Friction = friction;
    public readonly double Rolling = rolling;
}
