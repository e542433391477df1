using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Laws;

/// <summary>
/// The part of a contact law that differs between laws: normal force and tangential stiffness as functions of the overlap. Sliding,
/// rolling and torques are the same for all (<see cref="Contact"/>). A law is a pure record struct of SI coefficients with one text
/// for one and eight lanes.
/// </summary>
public interface INormalLaw
{
    /// <summary>Number of pair constants that the law keeps, 1 to 4; the kernels load no more than these.</summary>
    static abstract int Constants { get; }

    /// <summary>Whether the law remembers the largest overlap of a contact.</summary>
    static abstract bool RemembersOverlap { get; }

    /// <summary>
    /// Whether particles change their apparent radius and carry a bulk pressure; the first pair constant is then the asymmetry of
    /// the radii and the third one the mean bulk pressure, which the stepper keeps up to date.
    /// </summary>
    static abstract bool Deforms { get; }

    /// <summary>Whether forces act across a gap, up to <see cref="Reach"/>.</summary>
    static abstract bool ActsAcrossGap { get; }

    /// <summary>Largest gap over which a pair interacts, for a given largest radius [m].</summary>
    double Reach(double largestRadius);

    /// <summary>Constants of a pair, found once when the pair enters the neighbour list; kept in single precision.</summary>
    /// <param name="ri">Radius of the first body [m].</param>
    /// <param name="rj">Radius of the second body; 1e15 times the first's at a wall [m].</param>
    /// <param name="mass">Reduced mass [kg].</param>
    PairConstants<T> Prepare<T>(T ri, T rj, T mass)
        where T : struct, IReal<T>;

    /// <summary>Normal response of a contact.</summary>
    /// <param name="atWall">Whether the second body is a wall, which is flat and rigid; the same for all lanes.</param>
    /// <param name="gap">Overlap, negative across a gap [m].</param>
    /// <param name="overlap">Overlap, at least 1e-200 [m].</param>
    /// <param name="sumRadius">Sum of the radii; the radius at a wall [m].</param>
    /// <param name="separation">Rate of separation, negative on approach [m/s].</param>
    /// <param name="pair">What <see cref="Prepare"/> gave for the pair.</param>
    /// <param name="largest">Largest overlap so far; updated [m].</param>
    /// <param name="normal">Normal force, > 0 pushes apart [N].</param>
    /// <param name="pressing">The part of it that friction scales with [N].</param>
    /// <param name="stiffness">Tangential stiffness [N/m].</param>
    /// <param name="damping">Tangential damping coefficient [N s/m].</param>
    /// <param name="relaxation">damping / stiffness [s].</param>
    void Evaluate<T>(
        bool atWall, T gap, T overlap, T sumRadius, T separation, in PairConstants<T> pair, ref T largest,
        out T normal, out T pressing, out T stiffness, out T damping, out T relaxation)
        where T : struct, IReal<T>;

    /// <summary>Contact area [m2] and recoverable normal energy [J] of a contact, for output.</summary>
    /// <param name="geometry">The contact.</param>
    ContactState Describe(in ContactGeometry geometry);
}

/// <summary>
/// Constants that a law stores for a pair besides its geometry. Every law assigns its own meaning to them, in the one file that
/// writes and reads them; it fills the first <see cref="INormalLaw.Constants"/> of them.
/// </summary>
/// <param name="First">First constant.</param>
/// <param name="Second">Second constant.</param>
/// <param name="Third">Third constant.</param>
/// <param name="Fourth">Fourth constant.</param>
public readonly record struct PairConstants<T>(T First, T Second = default, T Third = default, T Fourth = default)
    where T : struct, IReal<T>
{
#pragma warning disable CA1051 // Fields, as getters use up the compiler's budget of inlining (Wide.Lanes).
    /// <summary>First constant.</summary>
    public readonly T First = First;

    /// <summary>Second constant.</summary>
    public readonly T Second = Second;

    /// <summary>Third constant.</summary>
    public readonly T Third = Third;

    /// <summary>Fourth constant.</summary>
    public readonly T Fourth = Fourth;
#pragma warning restore CA1051
}

/// <summary>Data that a law needs to describe one contact for output.</summary>
/// <param name="Overlap">Overlap [m].</param>
/// <param name="SumRadius">Sum of the radii; the radius at a wall [m].</param>
/// <param name="AtWall">Whether the second body is a wall.</param>
/// <param name="Pair">What the law keeps of the pair.</param>
/// <param name="Largest">Largest overlap so far [m].</param>
public readonly record struct ContactGeometry(double Overlap, double SumRadius, bool AtWall, PairConstants<Scalar> Pair, double Largest);

/// <summary>Area and recoverable energy of one contact.</summary>
/// <param name="Area">Contact area [m2].</param>
/// <param name="ElasticEnergy">Normal energy that unloading gives back [J].</param>
public readonly record struct ContactState(double Area, double ElasticEnergy);
