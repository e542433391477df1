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

    /// <summary>
    /// Between tools that move evenly: a node is damped relative to the mean of its own velocity over the last 200 steps, so that a
    /// steady flow is not hindered and vibrations, of some 100 steps, still are. At an advance of 1e-5 radii a step damping takes 0.2 %
    /// of the load of a sphere in a box at d/R = 0.22 (template 6,4); relative to the body's mean it takes 21 %.
    /// </summary>
    public static Drag Steady => new(0.03, 0.003, Vec3.Zero) { Memory = 200.0 };

    /// <summary>Steps over which the velocities are averaged that nodes are damped relative to; 0: the body's mean instead.</summary>
    public double Memory { get; init; }
}
