using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Neighbours;

/// <summary>
/// History of one contact from step to step. At walls it is stored in this form, 64 bytes; lists store its parts in columns.
/// </summary>
internal struct ContactMemory
{
    /// <summary>Tangential spring of the first body against the second [m].</summary>
    public Vec3 Spring;

    /// <summary>Largest overlap so far; 0 where the law does not remember it [m].</summary>
    public double LargestOverlap;

    /// <summary>Rolling spring; zero without rolling resistance [m].</summary>
    public Vec3 RollingSpring;

    /// <summary>Whether the bodies touched in the last step; kept at walls only.</summary>
    public bool Touches;

    /// <summary>The same contact seen from the other body: springs turn, the largest overlap does not.</summary>
    public readonly ContactMemory Turned() => this with { Spring = -Spring, RollingSpring = -RollingSpring };
}

/// <summary>
/// Which columns a list of contacts keeps its memory in: three of the spring, then the largest overlap, then three of the rolling spring.
/// </summary>
/// <param name="RemembersOverlap">Whether the law remembers the largest overlap.</param>
/// <param name="Rolls">Whether there is rolling resistance.</param>
internal readonly record struct MemoryLayout(bool RemembersOverlap, bool Rolls)
{
    /// <summary>Column of the largest overlap, where it is remembered.</summary>
    public const int LargestOverlap = 3;

    /// <summary>Number of columns.</summary>
    public int Columns => 3 + (RemembersOverlap ? 1 : 0) + (Rolls ? 3 : 0);

    /// <summary>First column of the rolling spring, where there is one.</summary>
    public int Rolling => Columns - 3;

    /// <summary>Whether a column changes its sign where the bodies of a pair change places.</summary>
    public bool Turns(int column) => !RemembersOverlap || column != LargestOverlap;
}

/// <summary>
/// Layout of the buffer that carries eight contacts from the gather to the law and from the law to the scatter, in
/// vectors of eight lanes: normal 0-2, distance 3, sum of radii 4, relative velocity 5-7, sum of surface spins 8-10; after
/// the law force 0-2 and torque over radius 3-5. Rolling lanes: rolling velocity 0-2, fraction of the first body's arm 3;
/// after the law the second body's torque over radius 0-2.
/// </summary>
internal static class ContactBuffer
{
    public const int Stride = 88;
    public const int RollingStride = 32;
    public const int Distance = 24;
    public const int SumRadius = 32;
    public const int Velocity = 40;
    public const int Spin = 64;
    public const int Torque = 24;
    public const int Fraction = 24;
}
