using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Stepping;

namespace LmpDem.FiniteVolume.Measures;

/// <summary>Momentum of the nodes, with scaled masses [N step2/m] and velocities [m/step].</summary>
/// <param name="Linear">Sum of m v [N step].</param>
/// <param name="Angular">Sum of m x cross v about the origin [N m step].</param>
/// <param name="Magnitude">Sum of m |v|: what a change of momentum is small against [N step].</param>
public readonly record struct Momentum(Vec3 Linear, Vec3 Angular, double Magnitude)
{
    /// <summary>Momentum of all bodies; scaled masses rise every 500 steps, so that it is to be compared within.</summary>
    /// <param name="stepper">Bodies.</param>
    /// <exception cref="ArgumentNullException">There is no stepper.</exception>
    public static Momentum Of(FvStepper stepper)
    {
        ArgumentNullException.ThrowIfNull(stepper);
        Vec3 linear = Vec3.Zero, angular = Vec3.Zero;
        var magnitude = 0.0;
        foreach (var bundle in stepper.Bodies.Bundles)
        {
            for (var n = 0; n < bundle.Template.NodeCount; n++)
            {
                for (var l = 0; l < bundle.Count; l++)
                {
                    var at = n * Bundle.Vector + l;
                    var p = bundle.Mass[n * Bundle.Lanes + l]
                        * new Vec3(bundle.Velocity[at], bundle.Velocity[at + Bundle.Lanes], bundle.Velocity[at + 2 * Bundle.Lanes]);
                    linear += p;
                    angular += Vec3.Cross(bundle.Node(n, l), p);
                    magnitude += p.Length;
                }
            }
        }

        return new Momentum(linear, angular, magnitude);
    }
}
