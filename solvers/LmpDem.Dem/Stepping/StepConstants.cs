using System.Runtime.Intrinsics;
using LmpDem.Engine.Geometry;

namespace LmpDem.Dem.Stepping;

/// <summary>What the kernels of a step share: box, time step, coefficients.</summary>
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
