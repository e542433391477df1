using LmpDem.Engine.Numerics;

namespace LmpDem.FiniteVolume.Stepping;

/// <summary>Damping of velocities.</summary>
/// <param name="WithinBodies">Share of a node's velocity relative to its body's mean that is lost a step.</param>
/// <param name="OfBodies">Share of a body's mean velocity relative to the even closing that is lost a step.</param>
/// <param name="Flow">Velocity of the even closing over the height, per unit of height [1/step].</param>
public readonly record struct Drag(double WithinBodies, double OfBodies, Vec3 Flow)
{
    /// <summary>
    /// The usual damping: 0.03 within bodies; of bodies a tenth of it, so that the drag on rearranging bodies stays near 1 % of
    /// the forces between them.
    /// </summary>
    public static Drag Usual => new(0.03, 0.003, Vec3.Zero);

    /// <summary>In a hold, where nothing moves that it could hinder.</summary>
    public static Drag Holding => new(0.03, 0.03, Vec3.Zero);
}
